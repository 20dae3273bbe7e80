package nl.telmee.trajectory;

import java.time.LocalDate;
import nl.telmee.web.Fields;

/**
 * What something said before it was corrected. It stays visible.
 *
 * @param before the text that no longer holds
 * @param why it was corrected
 */
public record Correction(LocalDate on, String before, String why) {
  static Correction read(Fields fields) {
    Correction read =
        new Correction(
            fields.day("on").orElse(LocalDate.EPOCH),
            fields.loose("before", Approach.LONGEST_PLAN),
            fields.loose("why", Subject.LONGEST_TEXT));
    fields.end();
    return read;
  }
}
