package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonValue;
import nl.telmee.web.Fields;

/** A form in which residents take part. */
public enum Way {
  POLL,
  CONVERSATION,
  MEETING,
  PANEL,
  FOCUS_GROUP,
  PAPER,
  TABLE;

  @JsonValue
  public String word() {
    return Fields.wordOf(this);
  }
}
