package nl.telmee.document;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Division;
import nl.telmee.trajectory.Means;

/** How the costs are divided between municipalities, by their inhabitants. */
final class Sharing {
  private Sharing() {}

  static void write(Source source, Document.Sheet sheet, Means means) {
    if (means.inhabitants().isEmpty()) {
      return;
    }
    for (Division division : Division.of(means)) {
      sheet.part(source.say("division", String.valueOf(division.year()), division.total()));
      column(source, sheet, "division.youth", division.youth());
      column(source, sheet, "division.adults", division.adults());
    }
  }

  private static void column(
      Source source, Document.Sheet sheet, String title, Division.Column column) {
    List<List<String>> rows = new ArrayList<>();
    for (Division.Row row : column.rows()) {
      rows.add(
          List.of(
              row.name(),
              source.words().count(row.inhabitants()),
              source.say("euros", row.euros())));
    }
    if (rows.isEmpty()) {
      return;
    }
    rows.add(
        List.of(
            source.say("division.total"),
            source.words().count(column.inhabitants()),
            source.say("euros", column.euros())));
    sheet.table(
        List.of(source.say(title), source.say("column.inhabitants"), source.say("column.euros")),
        rows);
    if (column.rounding() != 0) {
      sheet.source(source.say("division.rounding", column.rounding()));
    }
  }
}
