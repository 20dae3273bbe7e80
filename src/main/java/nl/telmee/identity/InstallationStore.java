package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import nl.telmee.config.SecondFactor;
import nl.telmee.db.Queries;

/** The table {@code installation}. */
final class InstallationStore {
  private static final String REMEMBER_DEMO =
      """
      update installation set demo = demo or $1 returning demo
      """;

  private final Queries db;

  InstallationStore(Queries db) {
    this.db = db;
  }

  /**
   * Whether a second factor is required: as the setting says, else yes, but for who tries out the
   * demo.
   *
   * @param demo whether demo content is loaded now
   */
  Future<SecondFactor> secondFactor(Optional<SecondFactor> setting, boolean demo) {
    return db.query(REMEMBER_DEMO, Tuple.of(demo))
        .map(rows -> rows.iterator().next().getBoolean("demo"))
        .map(tried -> setting.orElse(tried ? SecondFactor.ADVISED : SecondFactor.REQUIRED));
  }
}
