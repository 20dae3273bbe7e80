package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import nl.telmee.db.Queries;

/** The table {@code signing_key}: secrets that all nodes share. */
final class SigningKeyStore {
  private static final String INSERT_UNLESS_THERE =
      """
      insert into signing_key (purpose, secret) values ($1, $2) on conflict do nothing
      """;

  private static final String SECRET =
      """
      select secret from signing_key where purpose = $1
      """;

  private final Queries db;

  SigningKeyStore(Queries db) {
    this.db = db;
  }

  /** The secret for a purpose; the offered one when there was none. */
  Future<Buffer> secret(String purpose, Buffer offered) {
    return db.query(INSERT_UNLESS_THERE, Tuple.of(purpose, offered))
        .compose(_ -> db.query(SECRET, Tuple.of(purpose)))
        .map(rows -> rows.iterator().next().getBuffer("secret"));
  }
}
