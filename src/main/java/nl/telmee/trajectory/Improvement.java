package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.UUID;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Something that will be done better, after a recommendation.
 *
 * @param owner who sees to it, by role; empty while nobody does
 * @param dueOn null: no date yet
 * @param note how it goes; why it is dropped, if it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Improvement(
    UUID id, String text, String owner, @Nullable LocalDate dueOn, Standing standing, String note)
    implements Item {

  /** Where it stands. */
  public enum Standing {
    PROPOSED,
    ACCEPTED,
    IN_MOTION,
    DONE,
    DROPPED;

    @JsonValue
    public String word() {
      return Fields.wordOf(this);
    }
  }

  static Improvement read(UUID id, Fields fields) {
    Standing standing = fields.word("standing", Standing.class, Standing.PROPOSED);
    Improvement read =
        new Improvement(
            id,
            fields.text("text", Finding.LONGEST_TEXT),
            fields.loose("owner", Stage.LONGEST_TITLE),
            fields.day("dueOn").orElse(null),
            standing,
            fields.loose("note", Subject.LONGEST_TEXT));
    if (standing == Standing.DROPPED && read.note.isBlank()) {
      fields.wrong("note", "must say why it is dropped");
    }
    fields.end();
    return read;
  }

  static Improvement stored(UUID id, Fields fields) {
    fields.has("id");
    return read(id, fields);
  }
}
