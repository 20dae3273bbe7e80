package nl.telmee.identity;

import java.time.Instant;
import java.util.UUID;
import nl.telmee.web.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account as those who manage it see it.
 *
 * @param organisation slug; null: the whole installation
 * @param signedInAt when it signed in last; null: never
 * @param blocked whether it may not sign in
 * @param accepted whether it can sign in: it chose a password, or a provider vouches for it
 * @param guarded whether more than a password is asked
 * @param elsewhere whether a provider says its role at every sign-in
 */
record StaffAccount(
    UUID id,
    String email,
    Role role,
    @Nullable String organisation,
    @Nullable Instant signedInAt,
    boolean blocked,
    boolean accepted,
    boolean guarded,
    boolean elsewhere) {
  /** Whether it manages the whole installation. */
  boolean managesAll() {
    return role == Role.ADMINISTRATOR && organisation == null;
  }
}
