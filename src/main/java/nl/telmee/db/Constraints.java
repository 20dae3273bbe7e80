package nl.telmee.db;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.Map;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** What a violated constraint means to the caller. */
final class Constraints {
  private static final Map<String, Problem> MEANING =
      Map.of(
          "organisation_pkey", Problem.SLUG_TAKEN,
          "organisation_parent_fkey", Problem.UNKNOWN_ORGANISATION,
          "poll_slug_key", Problem.SLUG_TAKEN,
          "poll_organisation_fkey", Problem.UNKNOWN_ORGANISATION);

  private Constraints() {}

  static <T> Future<T> explain(Throwable failure) {
    if (failure instanceof PgException e && e.getConstraint() != null) {
      Problem meaning = MEANING.get(e.getConstraint());
      if (meaning != null) {
        return Future.failedFuture(Rejected.because(meaning));
      }
    }
    return Future.failedFuture(failure);
  }
}
