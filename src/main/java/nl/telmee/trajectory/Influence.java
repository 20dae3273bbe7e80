package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What residents can and cannot influence, and how far they take part.
 *
 * @param level null: not chosen yet
 * @param can what they can influence
 * @param cannot what they cannot, as it is fixed already
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Influence(@Nullable Level level, String can, String cannot) implements Section {
  static Influence read(Fields fields) {
    Influence read =
        new Influence(
            fields.wordIfGiven("level", Level.class).orElse(null),
            fields.loose("can", Subject.LONGEST_TEXT),
            fields.loose("cannot", Subject.LONGEST_TEXT));
    fields.end();
    return read;
  }
}
