package nl.telmee.trajectory;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A line of the log of a trajectory.
 *
 * @param revision that it made
 * @param by who did it: the id of an account, or the word of a role; for who works on it the e-mail
 *     address of an account that is still there
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
  private static final Pattern ROLE = Pattern.compile("[a-z-]+");

  /** One that the rules of today judged. */
  LoggedChange(UUID trajectory, int revision, Change change, Party party, Instant at, String by) {
    this(trajectory, revision, change, party, at, by, Edition.NEWEST);
  }

  /** The word of the change, for messages. */
  public String word() {
    return ChangeJson.word(change);
  }

  /** Who did it, by role only: an account is known to the installation that has it. */
  String role() {
    return ROLE.matcher(by).matches() ? by : party.word();
  }

  /** The same with what accounts are called; one that is gone is named by its role. */
  LoggedChange named(Map<String, String> names) {
    return new LoggedChange(
        trajectory, revision, change, party, at, names.getOrDefault(by, role()), edition);
  }
}
