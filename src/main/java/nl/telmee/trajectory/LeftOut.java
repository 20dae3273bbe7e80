package nl.telmee.trajectory;

import java.time.LocalDate;
import java.util.UUID;
import nl.telmee.web.Fields;

/**
 * A result of a poll that was left out of the report. Everybody can see that and why; who puts a
 * finding under its id takes it in again, with the same numbers.
 *
 * @param id of the draft that it was
 */
public record LeftOut(UUID id, LocalDate on, String why, Evidence evidence) {
  static LeftOut stored(Fields fields) {
    LeftOut read =
        new LeftOut(
            fields.uuid("id").orElseThrow(),
            fields.day("on").orElse(LocalDate.EPOCH),
            fields.loose("why", Subject.LONGEST_TEXT),
            fields.tree("evidence").map(Evidence::stored).orElseThrow());
    fields.end();
    return read;
  }
}
