package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import nl.telmee.db.Database;

/** The table {@code organisation_logo} for the public. */
final class LogoStore {
  private static final String BY_ORGANISATION =
      """
      select type, content from organisation_logo where organisation = $1
      """;

  private final Database db;

  LogoStore(Database db) {
    this.db = db;
  }

  Future<Optional<Logo>> logo(String organisation) {
    return db.visitor()
        .query(BY_ORGANISATION, Tuple.of(organisation))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(new Logo(row.getString("type"), row.getBuffer("content")));
              }
              return Optional.empty();
            });
  }
}
