package nl.telmee.steer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.telmee.web.Mistake;
import nl.telmee.web.Words;

/**
 * Mistakes of the readers as sentences beside the fields of a form. A field is called like the
 * pointer into the JSON that the form becomes, with hyphens: {@code costs-2-year}.
 */
final class SteerWrong {
  private static final Pattern LONG = Pattern.compile("must have at most (\\d+) characters");
  private static final Pattern WHOLE =
      Pattern.compile("must be a whole number from (\\d+) to (\\d+)");

  private static final Pattern EARLY =
      Pattern.compile("must be at least (\\d+), as a step before it is due then");

  private SteerWrong() {}

  /** Sentences by the name of the field. */
  static Map<String, String> errors(Words words, List<Mistake> mistakes) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Mistake mistake : mistakes) {
      errors.putIfAbsent(field(mistake.pointer()), sentence(words, mistake.detail()));
    }
    return errors;
  }

  /** All that is wrong with a row of a table; empty when nothing is. */
  static String ofRow(Map<String, String> errors, String table, int row) {
    String beginning = table + "-" + row + "-";
    return errors.entrySet().stream()
        .filter(error -> error.getKey().startsWith(beginning))
        .map(Map.Entry::getValue)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** What is wrong with a row of a table, by the last part of the name of the field. */
  static Map<String, String> inRow(Map<String, String> errors, String table, int row) {
    String beginning = table + "-" + row + "-";
    Map<String, String> wrongs = new LinkedHashMap<>();
    errors.forEach(
        (field, sentence) -> {
          if (field.startsWith(beginning)) {
            wrongs.put(field.substring(beginning.length()), sentence);
          }
        });
    return wrongs;
  }

  /** The same with what is wrong with rows at the name of their table, as rows may move. */
  static Map<String, String> byTable(Map<String, String> errors, String table) {
    Map<String, String> fewer = new LinkedHashMap<>();
    errors.forEach(
        (field, sentence) ->
            fewer.merge(
                field.startsWith(table + "-") ? table : field,
                sentence,
                (one, other) -> one.contains(other) ? one : one + " " + other));
    return fewer;
  }

  private static String field(String pointer) {
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '-');
  }

  private static String sentence(Words words, String detail) {
    Matcher tooLong = LONG.matcher(detail);
    if (tooLong.matches()) {
      return words.say("wrong.too-long", Integer.parseInt(tooLong.group(1)));
    }
    Matcher whole = WHOLE.matcher(detail);
    if (whole.matches()) {
      return words.say("steer.wrong.whole", whole.group(1), whole.group(2));
    }
    Matcher early = EARLY.matcher(detail);
    if (early.matches()) {
      return words.say("steer.wrong.early", early.group(1));
    }
    if (detail.equals("is required") || detail.equals("must not be empty")) {
      return words.say("steer.wrong.needed");
    }
    if (detail.startsWith("must be a date") || detail.startsWith("must be in the years")) {
      return words.say("steer.wrong.day");
    }
    if (detail.startsWith("has a ")) {
      return words.say("steer.wrong.twice");
    }
    return detail.startsWith("holds characters")
        ? words.say("wrong.unstorable")
        : words.say("steer.wrong.other");
  }
}
