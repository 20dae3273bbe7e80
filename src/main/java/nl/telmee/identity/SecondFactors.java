package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.identity.Attempts.Kind;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** The second factor: codes of an authenticator app, and recovery codes. Thread: any. */
final class SecondFactors {
  private final SecondFactorStore store;
  private final Attempts attempts;
  private final AuditLog audit;
  private final Clock clock;

  SecondFactors(SecondFactorStore store, Attempts attempts, AuditLog audit, Clock clock) {
    this.store = store;
    this.attempts = attempts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Checks a code of the app or a recovery code, and uses it up. Yields what it was, for the audit
   * log. Fails with {@link Problem#WRONG_CODE}, or with {@link Problem#TOO_MANY_SIGN_INS}.
   */
  Future<String> check(RoutingContext ctx, Account account, String typed) {
    Optional<RecoveryCode> recovery = RecoveryCode.parse(typed);
    return attempts
        .begin(Kind.CODE, account.id().toString(), ctx)
        .compose(_ -> use(account, recovery, typed))
        .compose(
            matches -> {
              if (!matches) {
                return refuse(account);
              }
              attempts.succeeded(Kind.CODE, account.id().toString(), ctx);
              return Future.succeededFuture(recovery.isPresent() ? "recovery-code" : "app");
            });
  }

  private Future<Boolean> use(Account account, Optional<RecoveryCode> recovery, String typed) {
    if (recovery.isEmpty()) {
      return store.held(account.id()).compose(held -> app(account.id(), held, typed));
    }
    AuditEntry entry = entry(account, AuditAction.RECOVERY_CODE_USED);
    return store.useCode(account.id(), recovery.get(), entry);
  }

  private Future<Boolean> app(UUID account, SecondFactorStore.Held held, String typed) {
    Totp totp = held.totp();
    OptionalLong step =
        totp == null ? OptionalLong.empty() : totp.stepOf(typed, clock.instant(), held.usedStep());
    return step.isEmpty()
        ? Future.succeededFuture(false)
        : store.useStep(account, step.getAsLong());
  }

  private Future<String> refuse(Account account) {
    AuditEntry entry = entry(account, AuditAction.SIGN_IN_REFUSED).with("factor", "second");
    return audit
        .record(entry)
        .compose(_ -> Future.failedFuture(Rejected.because(Problem.WRONG_CODE)));
  }

  /** The secret to take over into an app; the same until it is confirmed. */
  Future<Totp> begin(UUID account) {
    return store
        .pending(account, Totp.make())
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /**
   * Takes the second factor into use once a code proves that the app has it; yields the recovery
   * codes, which cannot be had again. Fails with {@link Problem#WRONG_CODE}.
   */
  Future<List<RecoveryCode>> confirm(RoutingContext ctx, Account account, String typed) {
    List<RecoveryCode> codes = RecoveryCode.make();
    return attempts
        .begin(Kind.CODE, account.id().toString(), ctx)
        .compose(_ -> begin(account.id()))
        .compose(pending -> confirm(account, pending, typed, codes))
        .map(
            done -> {
              if (!done) {
                throw Rejected.because(Problem.WRONG_CODE);
              }
              attempts.succeeded(Kind.CODE, account.id().toString(), ctx);
              return codes;
            });
  }

  private Future<Boolean> confirm(
      Account account, Totp pending, String typed, List<RecoveryCode> codes) {
    OptionalLong step = pending.stepOf(typed, clock.instant(), 0);
    AuditEntry entry = entry(account, AuditAction.SECOND_FACTOR_SET_UP);
    return step.isEmpty()
        ? Future.succeededFuture(false)
        : store.confirm(account.id(), pending, step.getAsLong(), codes, entry);
  }

  /** New recovery codes; the old ones are worth nothing any more. */
  Future<List<RecoveryCode>> renew(Account account) {
    List<RecoveryCode> codes = RecoveryCode.make();
    return store
        .replaceCodes(account.id(), codes, entry(account, AuditAction.RECOVERY_CODES_RENEWED))
        .map(codes);
  }

  Future<Integer> codesLeft(UUID account) {
    return store.codesLeft(account);
  }

  private static AuditEntry entry(Account account, AuditAction action) {
    return new AuditEntry(
        account.id(), account.email(), account.organisation(), action, account.email(), Map.of());
  }
}
