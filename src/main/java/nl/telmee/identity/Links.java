package nl.telmee.identity;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Words;

/** Links by which people choose a password: invitations and resets. Thread: any. */
final class Links {
  private final LinkStore store;
  private final AccountStore accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Optional<Mailer> mailer;
  private final Clock clock;
  private final String publicUrl;

  Links(
      LinkStore store,
      AccountStore accounts,
      Passwords passwords,
      Sessions sessions,
      Optional<Mailer> mailer,
      Clock clock,
      String publicUrl) {
    this.store = store;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.mailer = mailer;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Whether links can be mailed; otherwise somebody has to hand them over. */
  boolean mails() {
    return mailer.isPresent();
  }

  String address(LinkPurpose purpose, LinkToken token) {
    return publicUrl + purpose.path(token);
  }

  /** Mails an invitation; yields whether the mail server took it. */
  Future<Boolean> invite(Words words, String email, String organisation, LinkToken token) {
    String link = address(LinkPurpose.INVITATION, token);
    return mailer
        .map(mail -> mail.send(Letters.invitation(words, email, organisation, link)).map(true))
        .orElseGet(() -> Future.succeededFuture(false))
        .recover(_ -> Future.succeededFuture(false));
  }

  /**
   * Mails a reset link to who has an account. Succeeds at once, whether there is one or not: an
   * answer, and how long it takes, must not tell.
   */
  void reset(Words words, String email) {
    accounts
        .byEmail(email)
        .onSuccess(
            found ->
                found
                    .filter(account -> !account.blocked() && account.passwordHash() != null)
                    .ifPresent(account -> reset(words, account)));
  }

  private void reset(Words words, Account account) {
    LinkToken token = LinkToken.make();
    AuditEntry entry = entry(account, AuditAction.PASSWORD_RESET_ASKED);
    String link = address(LinkPurpose.RESET, token);
    mailer.ifPresent(
        mail ->
            store
                .replace(account.id(), LinkPurpose.RESET, token, clock.instant(), entry)
                .compose(_ -> mail.send(Letters.reset(words, account.email(), link))));
  }

  /** Makes a reset link for somebody to hand over. */
  Future<LinkToken> resetByHand(Account account, AuditEntry entry) {
    LinkToken token = LinkToken.make();
    return store.replace(account.id(), LinkPurpose.RESET, token, clock.instant(), entry).map(token);
  }

  /** Whose link this is; fails with {@link Problem#LINK_ENDED}. */
  Future<Account> account(LinkToken token, LinkPurpose purpose) {
    return store
        .account(token, purpose, clock.instant())
        .compose(
            id ->
                id.isPresent()
                    ? accounts.byId(id.get())
                    : Future.succeededFuture(Optional.<Account>empty()))
        .map(found -> found.orElseThrow(Links::ended));
  }

  /**
   * Sets a password that keeps the rules. All sessions of the account end: who had stolen one has
   * it no longer. The second factor stays.
   */
  Future<Account> follow(LinkToken token, LinkPurpose purpose, Account account, String password) {
    return passwords
        .hash(password)
        .compose(
            hash ->
                store.usePassword(
                    token, purpose, hash, clock.instant(), entry(account, purpose.followed())))
        .compose(worked -> worked ? endSessions(account.id()) : Future.failedFuture(ended()))
        .map(account);
  }

  private Future<Void> endSessions(UUID account) {
    return sessions.endAll(account);
  }

  private static Rejected ended() {
    return Rejected.because(Problem.LINK_ENDED);
  }

  private static AuditEntry entry(Account account, AuditAction action) {
    return new AuditEntry(
        account.id(), account.email(), account.organisation(), action, account.email(), Map.of());
  }
}
