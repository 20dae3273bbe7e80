package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * Slows guessing, by account and by address. An account takes five wrong tries a minute. An address
 * takes fifty in ten minutes: a town hall is behind one address, and there forget many their
 * password on a Monday. Right tries of others do not wash away wrong ones. Thread: any.
 */
final class Attempts {
  private static final int BY_ACCOUNT = 5;
  private static final Duration ACCOUNT_WINDOW = Duration.ofMinutes(1);
  private static final int BY_ADDRESS = 50;
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(10);

  /** What is guessed; each is counted apart. */
  enum Kind {
    PASSWORD,
    CODE,
    RESET
  }

  private final Brake accounts;
  private final Brake addresses;
  private final RemoteAddress remote;

  Attempts(Clock clock, RemoteAddress remote) {
    this.remote = remote;
    this.accounts = new Brake(clock, BY_ACCOUNT, ACCOUNT_WINDOW);
    this.addresses = new Brake(clock, BY_ADDRESS, ADDRESS_WINDOW);
  }

  /**
   * Counts a try before it is looked at, so that many at once do not slip by. Fails with {@link
   * Problem#TOO_MANY_SIGN_INS} when there were too many.
   *
   * @param account e-mail address or id
   */
  Future<Void> begin(Kind kind, String account, RoutingContext ctx) {
    String address = remote.of(ctx.request());
    Duration byAccount = accounts.wait(kind + account);
    Duration byAddress = addresses.wait(address);
    Duration wait = byAccount.compareTo(byAddress) > 0 ? byAccount : byAddress;
    if (wait.isPositive()) {
      return Future.failedFuture(Rejected.later(Problem.TOO_MANY_SIGN_INS, wait.plusSeconds(1)));
    }
    accounts.failed(kind + account);
    addresses.failed(address);
    return Future.succeededFuture();
  }

  /** The try was right: it does not count. */
  void succeeded(Kind kind, String account, RoutingContext ctx) {
    accounts.forget(kind + account);
    addresses.forgive(remote.of(ctx.request()));
  }
}
