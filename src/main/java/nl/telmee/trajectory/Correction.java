package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What something said before it was corrected. It stays visible.
 *
 * @param before the text that no longer holds
 * @param why it was corrected
 * @param proposal of a finding: what was to be done with it; null: of a decision, or not kept then
 * @param client of a finding: whether it was said from the perspective of clients; null: likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Correction(
    LocalDate on, String before, String why, @Nullable String proposal, @Nullable Boolean client) {
  /** Of a decision. */
  Correction(LocalDate on, String before, String why) {
    this(on, before, why, null, null);
  }

  static Correction read(Fields fields) {
    Correction read =
        new Correction(
            fields.day("on").orElse(LocalDate.EPOCH),
            fields.loose("before", Approach.LONGEST_PLAN),
            fields.loose("why", Subject.LONGEST_TEXT),
            fields.has("proposal") ? fields.loose("proposal", Subject.LONGEST_TEXT) : null,
            fields.has("client") ? Boolean.valueOf(fields.truth("client", false)) : null);
    fields.end();
    return read;
  }
}
