package nl.telmee.relation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.telmee.web.Utf8;

/**
 * The cells of a file that somebody made with a spreadsheet. Such files differ: in the sign between
 * cells, and in how letters with accents are written.
 */
final class Table {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<Character> SIGNS = List.of(';', ',', '\t');

  private Table() {}

  /** A line, counted from 1 as a spreadsheet does. */
  record Line(long number, List<String> cells) {
    /** Whether nothing stands in it. */
    boolean blank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /**
   * All lines with something in them.
   *
   * @throws CsvParseException when it is no table
   */
  static List<Line> read(Buffer file) {
    String text = text(file);
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      return csv.stream()
          .map(one -> new Line(one.getStartingLineNumber(), one.getFields()))
          .filter(line -> !line.blank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Buffer file) {
    byte[] bytes = file.getBytes();
    String text = new String(bytes, Utf8.valid(bytes) ? StandardCharsets.UTF_8 : WINDOWS);
    return text.startsWith(RelationCsv.MARK) ? text.substring(1) : text;
  }

  /** The sign that the first line has most of. */
  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = RelationCsv.SEPARATOR;
    long most = 0;
    for (char sign : SIGNS) {
      long times = first.chars().filter(c -> c == sign).count();
      if (times > most) {
        best = sign;
        most = times;
      }
    }
    return best;
  }
}
