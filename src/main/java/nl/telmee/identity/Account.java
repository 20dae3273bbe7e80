package nl.telmee.identity;

import java.util.UUID;
import nl.telmee.web.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in.
 *
 * @param passwordHash null: was invited and did not come yet, or signs in elsewhere
 * @param organisation slug of the organisation it belongs to; null: it may act for all
 * @param secondFactor whether a code is asked after the password
 * @param blocked whether it may not sign in
 */
record Account(
    UUID id,
    String email,
    @Nullable String passwordHash,
    Role role,
    @Nullable String organisation,
    boolean secondFactor,
    boolean blocked) {
  /** A new one with a password. */
  static Account of(
      UUID id, String email, String passwordHash, Role role, @Nullable String organisation) {
    return new Account(id, email, passwordHash, role, organisation, false, false);
  }
}
