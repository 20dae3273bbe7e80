package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.telmee.db.Queries;
import nl.telmee.identity.LinkToken;

/** The table {@code mail_request}: who has yet to say yes. */
final class RequestStore {
  private static final String INSERT =
      """
      insert into mail_request (token_hash, organisation, address, frequency, newsletter, themes,
        language, expires_at, trajectory)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  private static final String CHANGE =
      """
      update mail_request set frequency = $3, newsletter = $4, themes = $5, language = $6
      where organisation = $1 and lower(address) = lower($2)
        and trajectory is not distinct from $7
      """;

  private static final String READ =
      """
      select organisation, trajectory, address, frequency, newsletter, themes, language
      from mail_request where token_hash = $1 and expires_at > $2
      """;

  private static final String PRUNE =
      """
      delete from mail_request where expires_at <= $1
      """;

  private final Queries db;

  RequestStore(Queries db) {
    this.db = db;
  }

  Future<Void> insert(LinkToken token, Asked asked, Instant expires) {
    return db.query(
            INSERT,
            FollowerStore.add(
                    Tuple.of(token.hash(), asked.organisation(), asked.address()), asked.choices())
                .addValue(expires.atOffset(ZoneOffset.UTC))
                .addString(asked.trajectory()))
        .mapEmpty();
  }

  /** Who asks again before saying yes: what was asked last counts. */
  Future<Void> change(Asked asked) {
    return db.query(
            CHANGE,
            FollowerStore.add(Tuple.of(asked.organisation(), asked.address()), asked.choices())
                .addString(asked.trajectory()))
        .mapEmpty();
  }

  /** What was asked for with a link, if it still works. */
  Future<Optional<Asked>> read(LinkToken token, Instant now) {
    return db.query(READ, Tuple.of(token.hash(), now.atOffset(ZoneOffset.UTC)))
        .map(RequestStore::first);
  }

  static Optional<Asked> first(RowSet<Row> rows) {
    for (Row row : rows) {
      return Optional.of(
          new Asked(
              row.getString("organisation"),
              row.getString("trajectory"),
              row.getString("address"),
              FollowerStore.choices(row)));
    }
    return Optional.empty();
  }

  /** Erases what nobody said yes to in time. */
  Future<Void> prune(Instant now) {
    return db.query(PRUNE, Tuple.of(now.atOffset(ZoneOffset.UTC))).mapEmpty();
  }
}
