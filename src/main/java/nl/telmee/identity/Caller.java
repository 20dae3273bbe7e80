package nl.telmee.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the token says.
 *
 * @param organisation slug of the caller's organisation; null: an administrator of all
 */
public record Caller(UUID account, String role, @Nullable String organisation) {
  boolean administrator() {
    return role.equals("administrator");
  }

  /** Whether the caller may act for an organisation. */
  public boolean actsFor(String other) {
    return organisation == null ? administrator() : organisation.equals(other);
  }
}
