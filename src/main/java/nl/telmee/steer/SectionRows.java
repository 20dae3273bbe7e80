package nl.telmee.steer;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.web.Form;

/**
 * How many rows the tables of a form have. A button asks for more of them, and sends the form as it
 * was typed for that: it works without scripts and nothing is lost.
 *
 * @param wanted by the name of the table; none: as many as are filled, and some to fill
 * @param asked whether the button was pressed: nothing is to be stored yet
 */
record SectionRows(Map<String, Integer> wanted, boolean asked) {
  static final SectionRows AS_FILLED = new SectionRows(Map.of(), false);

  /** The name of the button; its value is the table. */
  private static final String MORE = "more";

  private static final int SPARE = 2;
  private static final Pattern FIELD = Pattern.compile("([a-z]+)-([0-9]{1,3})-.*");

  SectionRows {
    wanted = Map.copyOf(wanted);
  }

  /** Whether the button was pressed: nothing is to be stored yet. */
  static boolean asked(Form form) {
    return form.has(MORE);
  }

  /** Those of a form that was sent. */
  static SectionRows of(Form form) {
    Map<String, Integer> rows = new HashMap<>();
    for (String field : form.fields().keySet()) {
      Matcher cell = FIELD.matcher(field);
      if (cell.matches()) {
        rows.merge(cell.group(1), Integer.parseInt(cell.group(2)) + 1, Math::max);
      }
    }
    rows.computeIfPresent(form.raw(MORE), (_, now) -> now + SPARE);
    return new SectionRows(rows, asked(form));
  }

  /**
   * How many rows a table gets.
   *
   * @param filled how many say something
   * @param most how many there may be
   */
  int of(String table, int filled, int most) {
    int rows = wanted.getOrDefault(table, filled + SPARE);
    return Math.min(most, Math.max(filled, rows));
  }
}
