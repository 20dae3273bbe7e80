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
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;

/** The table {@code token_key}. */
final class TokenKeyStore {
  private static final String NEWEST_FIRST =
      """
      select secret, made_at from token_key order by made_at desc, id
      """;

  /**
   * Of several nodes that find the newest key too old, one makes the next. What the statement reads
   * is what was there before it.
   */
  private static final String INSERT_UNLESS_FRESH =
      """
      insert into token_key (id, secret, made_at)
      select $1, $2, $3 where not exists (select from token_key where made_at > $4)
      returning exists (select from token_key) as renewed
      """;

  private static final String DELETE_OLD =
      """
      delete from token_key where made_at < $1
      """;

  /** A secret and when it was made. */
  record Key(Buffer secret, Instant madeAt) {}

  private final Queries db;
  private final AuditLog audit;

  TokenKeyStore(Queries db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
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

  /** The log tells of every key but the first. */
  Future<Void> insertUnlessFresh(Key key, Instant fresh) {
    Tuple row =
        Tuple.of(
            UUID.randomUUID(),
            key.secret(),
            key.madeAt().atOffset(ZoneOffset.UTC),
            fresh.atOffset(ZoneOffset.UTC));
    AuditEntry entry = AuditEntry.byProgram(null, AuditAction.KEYS_ROTATED, "token_key");
    return db.inTransaction(
        tx ->
            tx.preparedQuery(INSERT_UNLESS_FRESH)
                .execute(row)
                .compose(
                    rows ->
                        rows.size() == 1 && rows.iterator().next().getBoolean("renewed")
                            ? audit.record(tx, entry)
                            : Future.succeededFuture()));
  }

  Future<Void> deleteOlderThan(Instant moment) {
    return db.query(DELETE_OLD, Tuple.of(moment.atOffset(ZoneOffset.UTC))).mapEmpty();
  }
}
