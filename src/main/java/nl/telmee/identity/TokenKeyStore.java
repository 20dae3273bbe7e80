package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.db.Queries;

/** The table {@code token_key}. */
final class TokenKeyStore {
  private static final String NEWEST_FIRST =
      """
      select secret, made_at from token_key order by made_at desc, id
      """;

  /** Of several nodes that find the newest key too old, one makes the next. */
  private static final String INSERT_UNLESS_FRESH =
      """
      insert into token_key (id, secret, made_at)
      select $1, $2, $3 where not exists (select from token_key where made_at > $4)
      """;

  private static final String DELETE_OLD =
      """
      delete from token_key where made_at < $1
      """;

  /** A secret and when it was made. */
  record Key(Buffer secret, Instant madeAt) {}

  private final Queries db;

  TokenKeyStore(Queries db) {
    this.db = db;
  }

  Future<List<Key>> newestFirst() {
    return db.query(NEWEST_FIRST, Tuple.tuple())
        .map(
            rows -> {
              List<Key> keys = new ArrayList<>();
              for (Row row : rows) {
                keys.add(
                    new Key(row.getBuffer("secret"), row.getOffsetDateTime("made_at").toInstant()));
              }
              return keys;
            });
  }

  Future<Void> insertUnlessFresh(Key key, Instant fresh) {
    return db.query(
            INSERT_UNLESS_FRESH,
            Tuple.of(
                UUID.randomUUID(),
                key.secret(),
                key.madeAt().atOffset(ZoneOffset.UTC),
                fresh.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  Future<Void> deleteOlderThan(Instant moment) {
    return db.query(DELETE_OLD, Tuple.of(moment.atOffset(ZoneOffset.UTC))).mapEmpty();
  }
}
