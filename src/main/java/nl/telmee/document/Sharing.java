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
      sheet.part(
          "division." + division.year(),
          source.say("document.division", String.valueOf(division.year()), division.total()));
      column(source, sheet, "document.division.youth", division.youth());
      column(source, sheet, "document.division.adults", division.adults());
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
              source.say("document.euros", row.euros())));
    }
    if (rows.isEmpty()) {
      return;
    }
    rows.add(
        List.of(
            source.say("document.division.total"),
            source.words().count(column.inhabitants()),
            source.say("document.euros", column.euros())));
    sheet.table(
        List.of(
            source.say(title),
            source.say("document.column.inhabitants"),
            source.say("document.column.euros")),
        rows);
    if (column.rounding() != 0) {
      sheet.source(source.say("document.division.rounding", column.rounding()));
    }
  }
}
