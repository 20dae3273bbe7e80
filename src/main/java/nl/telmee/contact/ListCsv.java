package nl.telmee.contact;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import nl.telmee.id.Theme;
import nl.telmee.web.Formulas;

/** A list of contacts as CSV (RFC 4180). */
final class ListCsv {
  private ListCsv() {}

  static String write(List<Seals.Member> members) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("address", "municipality", "ageBand", "themes", "language", "since");
      for (Seals.Member member : members) {
        write(csv, member.person());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(CsvWriter csv, Person person) {
    Profile profile = person.profile();
    csv.writeRecord(
        Formulas.harmless(person.address().value()),
        profile.municipality(),
        profile.band().token(),
        profile.themes().stream().map(Theme::token).collect(Collectors.joining(" ")),
        profile.language().code(),
        person.consent().since().toString());
  }
}
