package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonValue;
import nl.telmee.web.Fields;

/** How far residents take part; it is said before a trajectory is published. */
public enum Level {
  /** Residents are consulted. */
  THINK_ALONG,
  /** They make or carry out the plan too. */
  TAKE_PART,
  /** They choose together with the municipality. */
  DECIDE_ALONG;

  /** The word in JSON and in the message {@code trajectory.level.<word>}. */
  @JsonValue
  public String word() {
    return Fields.wordOf(this);
  }
}
