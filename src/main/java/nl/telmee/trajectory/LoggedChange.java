package nl.telmee.trajectory;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the log of a trajectory.
 *
 * @param revision that it made
 * @param by who did it: an e-mail address, or the word of a role; for who works on it only
 */
public record LoggedChange(
    UUID trajectory, int revision, Change change, Party party, Instant at, String by) {
  /** The word of the change, for messages. */
  public String word() {
    return ChangeJson.word(change);
  }
}
