package nl.telmee.identity;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** Signing in with e-mail address and password. Thread: any. */
final class SignIn {
  private final AccountStore accounts;
  private final Passwords passwords;
  private final SignInBrake brake;

  SignIn(AccountStore accounts, Passwords passwords, SignInBrake brake) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.brake = brake;
  }

  /**
   * The account of who knows the password. Fails with {@link Problem#WRONG_SIGN_IN}, or with {@link
   * Problem#TOO_MANY_SIGN_INS}.
   */
  Future<Account> account(String email, String password) {
    Duration wait = brake.wait(email);
    if (wait.isPositive()) {
      return Future.failedFuture(Rejected.later(Problem.TOO_MANY_SIGN_INS, wait.plusSeconds(1)));
    }
    brake.failed(email); // Counted before the slow check, so that many at once do not slip by.
    return accounts.byEmail(email).compose(account -> check(email, account, password));
  }

  private Future<Account> check(String email, Optional<Account> account, String password) {
    Future<Boolean> right =
        account.isPresent()
            ? passwords.matches(account.get().passwordHash(), password)
            : passwords.matchesNobody(password);
    return right.map(
        matches -> {
          if (!matches) {
            throw Rejected.because(Problem.WRONG_SIGN_IN);
          }
          brake.succeeded(email);
          return account.orElseThrow();
        });
  }
}
