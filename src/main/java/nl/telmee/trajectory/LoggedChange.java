package nl.telmee.trajectory;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the log of a trajectory.
 *
 * @param revision that it made
 * @param by who did it: an e-mail address, or the word of a role; for who works on it only
 * @param edition of the rules that judged it
 */
public record LoggedChange(
    UUID trajectory,
    int revision,
    Change change,
    Party party,
    Instant at,
    String by,
    Edition edition) {
  /** One that the rules of today judged. */
  LoggedChange(UUID trajectory, int revision, Change change, Party party, Instant at, String by) {
    this(trajectory, revision, change, party, at, by, Edition.NEWEST);
  }

  /** The word of the change, for messages. */
  public String word() {
    return ChangeJson.word(change);
  }
}
