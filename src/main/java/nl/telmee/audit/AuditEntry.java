package nl.telmee.audit;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.telmee.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be remembered.
 *
 * @param account who did it; null: nobody who was signed in, or the program itself
 * @param actor what to call who did it; null: the e-mail address of the account
 * @param organisation slug of the organisation whose matter it is; null: the whole installation's
 * @param action what was done
 * @param subject what it was done to: an id, a slug or an e-mail address
 * @param detail what else is worth knowing, by name; numbers, texts, truths and lists of these
 */
public record AuditEntry(
    @Nullable UUID account,
    @Nullable String actor,
    @Nullable String organisation,
    AuditAction action,
    String subject,
    Map<String, Object> detail) {
  private static final int LONGEST = 300;

  /** What the program did by itself, at a moment or after a setting. */
  public static final String PROGRAM = "telmee";

  /** Keeps a copy, in the order of the names. */
  public AuditEntry {
    if (subject.length() > LONGEST || (actor != null && actor.length() > LONGEST)) {
      throw new IllegalArgumentException("an audit entry names things, it does not tell stories");
    }
    detail = new TreeMap<>(detail);
  }

  /** Done by somebody who is signed in. */
  public static AuditEntry by(
      Caller caller, @Nullable String organisation, AuditAction action, String subject) {
    return new AuditEntry(
        caller.account(), caller.email(), organisation, action, subject, Map.of());
  }

  /** Done by an account, whose e-mail address is looked up. */
  public static AuditEntry by(
      UUID account, @Nullable String organisation, AuditAction action, String subject) {
    return new AuditEntry(account, null, organisation, action, subject, Map.of());
  }

  /** Done by the program itself. */
  public static AuditEntry byProgram(
      @Nullable String organisation, AuditAction action, String subject) {
    return new AuditEntry(null, PROGRAM, organisation, action, subject, Map.of());
  }

  /** The same with one more detail. */
  public AuditEntry with(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(detail);
    more.put(name, value);
    return new AuditEntry(account, actor, organisation, action, subject, more);
  }
}
