package nl.telmee.steer;

import java.util.List;
import nl.telmee.trajectory.Division;
import nl.telmee.trajectory.Means;
import nl.telmee.web.Words;

/**
 * How the costs of a year are divided between who pays along.
 *
 * @param title the year, and the euros that are divided
 */
public record SectionDivision(String title, List<Column> columns) {
  /**
   * The part for youth, or for adults.
   *
   * @param rounding what rounding each share by itself makes of the sum; empty: nothing
   */
  public record Column(
      String title, List<Row> rows, String inhabitants, String euros, String rounding) {}

  /** What one pays. */
  public record Row(String name, String inhabitants, String euros) {}

  /** The division of each year that has costs; none when nobody pays along. */
  static List<SectionDivision> of(Words words, Means means) {
    return means.inhabitants().isEmpty()
        ? List.of()
        : Division.of(means).stream().map(one -> of(words, one)).toList();
  }

  private static SectionDivision of(Words words, Division division) {
    return new SectionDivision(
        words.say(
            "steer.division.title", String.valueOf(division.year()), words.count(division.total())),
        List.of(
            column(words, words.say("steer.division.youth"), division.youth()),
            column(words, words.say("steer.division.adults"), division.adults())));
  }

  private static Column column(Words words, String title, Division.Column column) {
    int shares = column.rows().stream().mapToInt(Division.Row::euros).sum();
    return new Column(
        title,
        column.rows().stream()
            .map(
                row ->
                    new Row(row.name(), words.count(row.inhabitants()), words.count(row.euros())))
            .toList(),
        words.count(column.inhabitants()),
        words.count(shares),
        column.rounding() == 0
            ? ""
            : words.say(
                "steer.division.rounding",
                words.count(column.euros()),
                words.count(Math.abs(column.rounding()))));
  }
}
