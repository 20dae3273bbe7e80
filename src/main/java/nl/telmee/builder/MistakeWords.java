package nl.telmee.builder;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.telmee.web.Mistake;
import nl.telmee.web.Words;

/** What is wrong with a draft, for people: the details of mistakes are for programmers. */
final class MistakeWords {
  private record Rule(Pattern detail, String key) {}

  private static final List<Rule> RULES =
      List.of(
          rule("is required|must not be empty", "builder.wrong.empty"),
          rule("must have at most (\\d+) characters", "builder.wrong.long"),
          rule("must be a (?:whole )?number from (-?\\d+) to (-?\\d+)", "builder.wrong.number"),
          rule("must be after opensAt", "builder.wrong.closes"),
          rule("must be in the future", "builder.wrong.past"),
          rule("must be a date-time.*|must be in the years.*", "builder.wrong.moment"),
          rule("must be more than minimum", "builder.wrong.more"),
          rule("must not be more than maxChoices", "builder.wrong.choices"),
          rule("may have at most two decimals", "builder.wrong.decimals"),
          rule("is no option of.*|must be an earlier.*", "builder.wrong.condition"),
          rule("must be 1 or at least (\\d+)", "builder.wrong.group"),
          rule("may be 1 only without background questions", "builder.wrong.group-one"),
          rule(".*make more than (\\d+) groups", "builder.wrong.groups"),
          rule("is in use already", "builder.wrong.slug-taken"));

  private static final Pattern ELEMENTS = Pattern.compile("must have (\\d+) to (\\d+) elements");

  private MistakeWords() {}

  private static Rule rule(String detail, String key) {
    return new Rule(Pattern.compile(detail), key);
  }

  static String of(Mistake mistake, Words words) {
    String pointer = mistake.pointer();
    if (pointer.equals("/slug") && mistake.detail().startsWith("must match")) {
      return words.say("builder.wrong.slug");
    }
    MatchResult size = ELEMENTS.matcher(mistake.detail()).results().findFirst().orElse(null);
    if (size != null) {
      return elements(pointer, size, words);
    }
    for (Rule rule : RULES) {
      MatchResult found = rule.detail.matcher(mistake.detail()).results().findFirst().orElse(null);
      if (found != null) {
        Object[] arguments = new Object[found.groupCount()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = number(found.group(i + 1));
        }
        return words.say(rule.key, arguments);
      }
    }
    return words.say("builder.wrong.other");
  }

  private static String elements(String pointer, MatchResult size, Words words) {
    String key =
        pointer.endsWith("/anyOf")
            ? "builder.wrong.any-of"
            : pointer.equals("/questions") ? "builder.wrong.questions" : "builder.wrong.options";
    return words.say(key, number(size.group(1)), number(size.group(2)));
  }

  private static Object number(String digits) {
    return Long.valueOf(digits);
  }
}
