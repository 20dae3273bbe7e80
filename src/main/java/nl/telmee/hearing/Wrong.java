package nl.telmee.hearing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.signal.Typed;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import nl.telmee.web.Words;

/** What the readers of the API find wrong, in plain words beside the field it is about. */
final class Wrong {
  private record Rule(Pattern detail, String key) {}

  /** Of a judgement that no reason goes with. */
  static final String DISAGREES = "must say why the focus group disagrees";

  private static final List<Rule> RULES =
      List.of(
          rule(DISAGREES, "hearing.wrong.disagrees"),
          rule("is required|must not be empty", "hearing.wrong.empty"),
          rule("must have at most (\\d+) characters", "hearing.wrong.long"),
          rule("must be a whole number from (\\d+) to (\\d+)", "hearing.wrong.number"),
          rule("must be a date.*|must be in the years.*", "hearing.wrong.day"),
          rule("must have \\d+ to (\\d+) elements", "hearing.wrong.many"),
          rule(
              "must be the id of .*|must be a poll of .*|must be a UUID|must be one of .*|must be"
                  + " adopted.*",
              "hearing.wrong.choose"),
          rule("must say why it is dropped", "hearing.wrong.dropped"));

  /** A row of the points of an activity. */
  private static final Pattern POINT = Pattern.compile("/points/(\\d+)/(\\w+)");

  private Wrong() {}

  private static Rule rule(String detail, String key) {
    return new Rule(Pattern.compile(detail), key);
  }

  /**
   * What was typed with what is wrong with it.
   *
   * @param labels beginning of the keys of what the fields are called
   */
  static Typed mark(Typed typed, List<Mistake> mistakes, Words words, String labels) {
    Typed marked = typed;
    for (Mistake mistake : mistakes) {
      String field = field(mistake);
      String label = words.say(labels + name(field));
      marked = marked.wrong(field, words.say("hearing.wrong", label, sentence(mistake, words)));
    }
    return marked;
  }

  /** The last part of the key of what a field is called; rows are called the same. */
  private static String name(String field) {
    return field.replaceFirst("-\\d+$", "").replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** A field that must be filled in. */
  static Rejected empty(String field) {
    return Rejected.mistakes(List.of(new Mistake("/" + field, "must not be empty")));
  }

  /** The member of the root that it is in, or the field of a row. */
  private static String field(Mistake mistake) {
    Matcher point = POINT.matcher(mistake.pointer());
    if (point.matches()) {
      return (point.group(2).equals("times") ? "times-" : "point-") + point.group(1);
    }
    return mistake.pointer().replaceFirst("^/", "").replaceFirst("/.*", "");
  }

  private static String sentence(Mistake mistake, Words words) {
    for (Rule rule : RULES) {
      Matcher matcher = rule.detail.matcher(mistake.detail());
      if (matcher.matches()) {
        Object[] numbers = new Object[matcher.groupCount()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = Integer.parseInt(matcher.group(i + 1));
        }
        return words.say(rule.key, numbers);
      }
    }
    return words.say("hearing.wrong.other");
  }
}
