package nl.telmee.db;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Map;
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
    return Future.failedFuture(
        SqlFailures.saysNotNow(failure) ? Rejected.later(Problem.BUSY, RETRY_AFTER) : failure);
  }
}
