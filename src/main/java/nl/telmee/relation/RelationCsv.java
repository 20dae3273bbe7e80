package nl.telmee.relation;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.telmee.web.Formulas;
import nl.telmee.web.Words;

/**
 * A book as CSV (RFC 4180), to be taken in again. It has semicolons and a mark of its encoding, as
 * Dutch spreadsheets expect of a file that is opened by a double click.
 */
final class RelationCsv {
  static final char SEPARATOR = ';';
  static final String MARK = "\ufeff";

  private RelationCsv() {}

  static String write(Words words, List<Relation> relations) {
    StringWriter text = new StringWriter();
    text.write(MARK);
    try (CsvWriter csv = CsvWriter.builder().fieldSeparator(SEPARATOR).build(text)) {
      csv.writeRecord(Arrays.stream(Column.values()).map(one -> one.label(words)).toList());
      for (Relation relation : relations) {
        csv.writeRecord(
            Arrays.stream(Column.values())
                .map(column -> Formulas.harmless(cell(words, relation, column)))
                .toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String cell(Words words, Relation relation, Column column) {
    Entry entry = relation.entry();
    return switch (column) {
      case NAME -> entry.name();
      case CATEGORIES ->
          entry.categories().stream()
              .map(one -> BookPages.label(words, one))
              .collect(Collectors.joining(", "));
      case CONTACT -> entry.contact();
      case EMAIL -> entry.email();
      case PHONE -> entry.phone();
      case NOTE -> entry.note();
      case CHECKED_ON -> entry.checkedOn().toString();
      case ID -> relation.id().toString();
    };
  }
}
