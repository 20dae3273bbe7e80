package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What the focus group says of the report.
 *
 * @param judgement null: not judged yet
 * @param note what it wants to say with it; why, if it does not agree
 * @param communication how it thinks people were told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Review(@Nullable Judgement judgement, String note, String communication)
    implements Section {

  /** Whether the focus group finds in the report what was said. */
  public enum Judgement {
    AGREES,
    AGREES_WITH_REMARKS,
    DISAGREES;

    @JsonValue
    public String word() {
      return Fields.wordOf(this);
    }
  }

  /** Whether it is a judgement: who does not simply agree says why. */
  public boolean judged() {
    return judgement == Judgement.AGREES || (judgement != null && Substance.of(note));
  }

  static Review read(Fields fields) {
    Review read =
        new Review(
            fields.wordIfGiven("judgement", Judgement.class).orElse(null),
            fields.loose("note", Subject.LONGEST_TEXT),
            fields.loose("communication", Subject.LONGEST_TEXT));
    fields.end();
    return read;
  }
}
