package nl.telmee.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account on the wire.
 *
 * @param organisation slug; absent: the whole installation
 * @param status active, invited or blocked
 * @param signedInAt absent: never
 * @param secondFactor whether more than a password is asked
 * @param elsewhere whether a provider says its role at every sign-in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
    UUID id,
    String email,
    String role,
    @Nullable String organisation,
    String status,
    @Nullable Instant signedInAt,
    boolean secondFactor,
    boolean elsewhere) {
  /**
   * An account with a link for its owner.
   *
   * @param mailed whether the link went out by mail
   * @param link to be handed over; absent when it was mailed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Linked(AccountView account, boolean mailed, @Nullable String link) {
    static Linked of(StaffAccount account, StaffAccounts.Handed handed) {
      String link = handed.mailed() ? null : handed.link();
      return new Linked(AccountView.of(account), handed.mailed(), link);
    }
  }

  static AccountView of(StaffAccount account) {
    return new AccountView(
        account.id(),
        account.email(),
        account.role().word(),
        account.organisation(),
        AccountStatus.of(account).word(),
        account.signedInAt(),
        account.guarded(),
        account.elsewhere());
  }
}
