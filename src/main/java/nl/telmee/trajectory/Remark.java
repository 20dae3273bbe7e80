package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the trajectory says about a draft.
 *
 * @param about the word of a section, or the id of an item
 * @param by in whose name; null while it is written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Remark(UUID id, String about, String text, @Nullable Party by, LocalDate on)
    implements Item {
  static final int LONGEST_ABOUT = 40;

  static Remark read(UUID id, Fields fields) {
    Remark read = read(id, fields, null, LocalDate.EPOCH);
    fields.end();
    return read;
  }

  static Remark stored(UUID id, Fields fields) {
    fields.has("id");
    Remark read =
        read(
            id,
            fields,
            fields.wordIfGiven("by", Party.class).orElse(null),
            fields.day("on").orElse(LocalDate.EPOCH));
    fields.end();
    return read;
  }

  private static Remark read(UUID id, Fields fields, @Nullable Party by, LocalDate on) {
    return new Remark(
        id, fields.text("about", LONGEST_ABOUT), fields.text("text", Finding.LONGEST_TEXT), by, on);
  }

  Remark said(Party party, LocalDate today) {
    return new Remark(id, about, text, party, today);
  }
}
