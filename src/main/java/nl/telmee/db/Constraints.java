package nl.telmee.db;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a violated constraint means to the caller. */
final class Constraints {
  private static final Logger LOG = LoggerFactory.getLogger(Constraints.class);
  private static final Map<String, Rejected> MEANING =
      Map.ofEntries(
          Map.entry("organisation_pkey", Rejected.because(Problem.SLUG_TAKEN)),
          Map.entry("organisation_parent_fkey", unknownOrganisation("/parent")),
          Map.entry("account_email", Rejected.because(Problem.EMAIL_TAKEN)),
          Map.entry("account_organisation_fkey", unknownOrganisation("/organisation")),
          Map.entry("newsletter_organisation_fkey", unknownOrganisation("/organisation")),
          Map.entry("poll_slug_key", Rejected.because(Problem.SLUG_TAKEN)),
          Map.entry("poll_organisation_fkey", unknownOrganisation("/organisation")),
          Map.entry("signal_organisation_fkey", unknownOrganisation("/organisation")),
          Map.entry("webhook_organisation_fkey", unknownOrganisation("/organisation")),
          Map.entry("trajectory_slug_key", Rejected.because(Problem.SLUG_TAKEN)),
          Map.entry("trajectory_pkey", Rejected.because(Problem.SLUG_TAKEN)),
          Map.entry("trajectory_organisation_fkey", unknownOrganisation("/organisation")),
          Map.entry("trajectory_poll_pkey", Rejected.because(Problem.POLL_IN_TRAJECTORY)));

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final Duration SELDOM = Duration.ofSeconds(5);
  private static final AtomicLong SAID = new AtomicLong(System.nanoTime() - SELDOM.toNanos() - 1);

  private Constraints() {}

  private static Rejected unknownOrganisation(String pointer) {
    return Rejected.because(
        Problem.UNKNOWN_ORGANISATION, new Mistake(pointer, "there is no such organisation"));
  }

  /** SQLSTATE of what a role may not do, row-level security included. */
  private static final String NOT_ALLOWED = "42501";

  static <T> Future<T> explain(Throwable failure) {
    if (failure instanceof PgException e && NOT_ALLOWED.equals(e.getSqlState())) {
      LOG.warn("The database refused what the program had let through: {}", e.getMessage());
      return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
    }
    if (failure instanceof PgException e && e.getConstraint() != null) {
      Rejected meaning = MEANING.get(e.getConstraint());
      if (meaning != null) {
        return Future.failedFuture(meaning);
      }
    }
    if (SqlFailures.saysNotNow(failure)) {
      sayWhy(failure);
      return Future.failedFuture(Rejected.later(Problem.BUSY, RETRY_AFTER));
    }
    return Future.failedFuture(failure);
  }

  /**
   * The same of a transaction: the database may have done what it did not answer, and that is said
   * to who may try again.
   */
  static <T> Future<T> explainTransaction(Throwable failure) {
    return Constraints.<T>explain(failure)
        .recover(
            refused ->
                Future.failedFuture(
                    refused instanceof Rejected rejected && SqlFailures.mayBeDone(failure)
                        ? rejected.told(List.of("problem.unsure"))
                        : refused));
  }

  /** The refusal does not say it: once in a while, for all requests fail at once. */
  private static void sayWhy(Throwable failure) {
    long now = System.nanoTime();
    long before = SAID.get();
    if (now - before > SELDOM.toNanos() && SAID.compareAndSet(before, now)) {
      String state = failure instanceof PgException e ? e.getSqlState() : "no SQLSTATE";
      LOG.warn("The database does not serve now ({}): {}", state, failure.toString());
    }
  }
}
