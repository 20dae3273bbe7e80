package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.identity.Attempts.Kind;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Words;

/** One's own account. Thread: any. */
final class Profile {
  private final AccountStore accounts;
  private final Passwords passwords;
  private final PasswordFields fields;
  private final SecondFactors factors;
  private final Sessions sessions;
  private final Attempts attempts;
  private final Clock clock;

  /**
   * What the page of one's own account tells.
   *
   * @param codesLeft recovery codes that can still be used
   */
  record Facts(Account account, int codesLeft, List<SessionStore.Shown> sessions) {}

  Profile(
      AccountStore accounts,
      Passwords passwords,
      PasswordFields fields,
      SecondFactors factors,
      Sessions sessions,
      Attempts attempts,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.fields = fields;
    this.factors = factors;
    this.sessions = sessions;
    this.attempts = attempts;
    this.clock = clock;
  }

  Future<Account> account(UUID id) {
    return accounts.byId(id).map(found -> found.orElseThrow(Sessions::nobody));
  }

  Future<Facts> facts(Caller caller) {
    return Future.all(
            account(caller.account()),
            factors.codesLeft(caller.account()),
            sessions.store().ofAccount(caller.account(), clock.instant()))
        .map(all -> new Facts(all.resultAt(0), all.resultAt(1), all.resultAt(2)));
  }

  /**
   * Changes the password of who knows the one before, and ends all other sessions. Yields the form
   * with what is wrong; nothing is when it was changed.
   */
  Future<FormState> changePassword(RoutingContext ctx, Words words, Account account, Form form) {
    FormState state = fields.check(words, form, account.email(), FormState.EMPTY);
    if (!state.right()) {
      return Future.succeededFuture(state);
    }
    String hash = account.passwordHash();
    if (hash == null) {
      return Future.succeededFuture(state.wrong("current", words.say("profile.current.wrong")));
    }
    return attempts
        .begin(Kind.PASSWORD, account.email(), ctx)
        .compose(_ -> passwords.matches(hash, form.raw("current")))
        .compose(
            right ->
                right
                    ? change(ctx, account, form.raw("password")).map(state)
                    : Future.succeededFuture(
                        state.wrong("current", words.say("profile.current.wrong"))));
  }

  private Future<Void> change(RoutingContext ctx, Account account, String password) {
    attempts.succeeded(Kind.PASSWORD, account.email(), ctx);
    AuditEntry entry =
        new AuditEntry(
            account.id(),
            account.email(),
            account.organisation(),
            AuditAction.PASSWORD_CHANGED,
            account.email(),
            Map.of());
    return passwords
        .hash(password)
        .compose(hash -> accounts.changePassword(account.id(), hash, entry))
        .compose(_ -> sessions.endOthers(account.id(), Caller.of(ctx).session()));
  }
}
