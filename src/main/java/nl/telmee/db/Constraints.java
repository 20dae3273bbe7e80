package nl.telmee.db;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.Map;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** What a violated constraint means to the caller. */
final class Constraints {
  private static final Map<String, Rejected> MEANING =
      Map.of(
          "organisation_pkey", Rejected.because(Problem.SLUG_TAKEN),
          "organisation_parent_fkey", unknownOrganisation("/parent"),
          "account_email", Rejected.because(Problem.EMAIL_TAKEN),
          "account_organisation_fkey", unknownOrganisation("/organisation"),
          "poll_slug_key", Rejected.because(Problem.SLUG_TAKEN),
          "poll_organisation_fkey", unknownOrganisation("/organisation"));

  private Constraints() {}

  private static Rejected unknownOrganisation(String pointer) {
    return Rejected.because(
        Problem.UNKNOWN_ORGANISATION, new Mistake(pointer, "there is no such organisation"));
  }

  static <T> Future<T> explain(Throwable failure) {
    if (failure instanceof PgException e && e.getConstraint() != null) {
      Rejected meaning = MEANING.get(e.getConstraint());
      if (meaning != null) {
        return Future.failedFuture(meaning);
      }
    }
    return Future.failedFuture(failure);
  }
}
