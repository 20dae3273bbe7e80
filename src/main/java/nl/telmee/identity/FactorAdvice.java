package nl.telmee.identity;

import io.vertx.core.Future;
import nl.telmee.config.SecondFactor;
import nl.telmee.web.Caller;

/** Where a second factor is not required, who has none is advised to set one up. Thread: any. */
public final class FactorAdvice {
  private final AccountStore accounts;
  private final SecondFactor policy;

  FactorAdvice(AccountStore accounts, SecondFactor policy) {
    this.accounts = accounts;
    this.policy = policy;
  }

  /** Whether this caller signs in here with a password alone. */
  public Future<Boolean> wanted(Caller caller) {
    return policy == SecondFactor.REQUIRED
        ? Future.succeededFuture(false)
        : accounts
            .byId(caller.account())
            .map(found -> found.filter(FactorAdvice::passwordAlone).isPresent());
  }

  private static boolean passwordAlone(Account account) {
    return account.passwordHash() != null && !account.secondFactor();
  }
}
