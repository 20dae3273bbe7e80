package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.identity.Attempts.Kind;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** The first factor: e-mail address and password. Thread: any. */
final class SignIn {
  /**
   * What the audit log calls an address that no account has: it may be a password typed too early.
   */
  private static final String UNKNOWN = "(unknown address)";

  private final AccountStore accounts;
  private final Passwords passwords;
  private final Attempts attempts;
  private final AuditLog audit;

  SignIn(AccountStore accounts, Passwords passwords, Attempts attempts, AuditLog audit) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.attempts = attempts;
    this.audit = audit;
  }

  /**
   * The account of who knows the password. Fails with {@link Problem#WRONG_SIGN_IN}, or with {@link
   * Problem#TOO_MANY_SIGN_INS}.
   */
  Future<Account> account(RoutingContext ctx, String email, String password) {
    return attempts
        .begin(Kind.PASSWORD, email, ctx)
        .compose(_ -> accounts.byEmail(email))
        .compose(account -> check(account, password))
        .onSuccess(_ -> attempts.succeeded(Kind.PASSWORD, email, ctx));
  }

  private Future<Account> check(Optional<Account> account, String password) {
    Optional<String> hash = account.map(Account::passwordHash);
    Future<Boolean> right =
        hash.isPresent()
            ? passwords.matches(hash.get(), password)
            : passwords.matchesNobody(password);
    return right.compose(
        matches -> {
          boolean enters = matches && account.isPresent() && !account.get().blocked();
          return enters ? Future.succeededFuture(account.get()) : refuse(account);
        });
  }

  private Future<Account> refuse(Optional<Account> account) {
    AuditEntry entry =
        new AuditEntry(
            account.map(Account::id).orElse(null),
            account.map(Account::email).orElse(UNKNOWN),
            account.map(Account::organisation).orElse(null),
            AuditAction.SIGN_IN_REFUSED,
            account.map(Account::email).orElse(""),
            Map.of("blocked", account.map(Account::blocked).orElse(false)));
    return audit
        .record(entry)
        .compose(_ -> Future.failedFuture(Rejected.because(Problem.WRONG_SIGN_IN)));
  }
}
