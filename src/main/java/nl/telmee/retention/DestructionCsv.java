package nl.telmee.retention;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The destruction report as CSV (RFC 4180). */
final class DestructionCsv {
  private DestructionCsv() {}

  static String write(List<Destruction> report) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      write(csv, report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(CsvWriter csv, List<Destruction> report) {
    csv.writeRecord(
        "id",
        "poll",
        "organisation",
        "title",
        "kind",
        "rule",
        "days",
        "by",
        "rows",
        "beganAt",
        "endedAt",
        "sha256");
    for (Destruction one : report) {
      csv.writeRecord(
          one.id().toString(),
          Objects.toString(one.poll(), ""),
          one.organisation(),
          harmless(one.title()),
          one.kind().word(),
          one.rule(),
          one.days() == null ? "" : one.days().toString(),
          harmless(Objects.requireNonNullElse(one.email(), "")),
          String.valueOf(one.rows()),
          one.beganAt().toString(),
          Objects.toString(one.endedAt(), ""),
          Objects.requireNonNullElse(one.hash(), ""));
    }
  }

  /** A spreadsheet must not take it for a formula (CWE-1236). */
  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
