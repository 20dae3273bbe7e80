package nl.telmee.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import org.jspecify.annotations.Nullable;

/** The table {@code destruction}. */
final class DestructionStore {
  private static final String COLUMNS =
      """
      id, poll_id, organisation, title, kind, days, account_id, email, n, began_at, ended_at, hash
      """;

  /** Nothing happens when the same is going on already. */
  private static final String BEGIN =
      """
      insert into destruction
        (id, poll_id, organisation, title, kind, rule, days, account_id, email, began_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (poll_id, kind) where ended_at is null do nothing
      """;

  private static final String GOING =
      "select "
          + COLUMNS
          + " from destruction where ended_at is null order by began_at, kind desc, id limit 50";

  private static final String OF_POLL =
      "select " + COLUMNS + " from destruction where poll_id = $1 order by began_at desc, id";

  private static final String NEWEST =
      "select "
          + COLUMNS
          + " from destruction order by ended_at desc nulls first, id limit $1 offset $2";

  private static final String LOCK =
      "select n from destruction where id = $1 and ended_at is null for update";

  private static final String END =
      "update destruction set ended_at = $2, hash = $3 where id = $1 and ended_at is null";

  private static final String INSERT_ENDED =
      """
      insert into destruction
        (id, organisation, title, kind, rule, days, n, began_at, ended_at, hash)
      values ($1, $2, $3, $4, 'term', $5, $6, $7, $8, $9)
      """;

  private final Queries db;

  DestructionStore(Queries db) {
    this.db = db;
  }

  /** Says what is to be destroyed; the clock does it. */
  Future<Void> begin(Destruction destruction) {
    return db.query(
            BEGIN,
            Tuple.from(
                new @Nullable Object[] {
                  destruction.id(),
                  pollOf(destruction).value(),
                  destruction.organisation(),
                  destruction.title(),
                  destruction.kind().word(),
                  destruction.rule(),
                  destruction.days(),
                  destruction.account(),
                  destruction.email(),
                  at(destruction.beganAt())
                }))
        .mapEmpty();
  }

  /** What has begun and not ended. */
  Future<List<Destruction>> going() {
    return db.query(GOING, Tuple.tuple()).map(DestructionStore::all);
  }

  /** All of a poll, newest first. */
  Future<List<Destruction>> ofPoll(PollId poll) {
    return db.query(OF_POLL, Tuple.of(poll.value())).map(DestructionStore::all);
  }

  /** The report, newest first. */
  Future<List<Destruction>> newest(int limit, int offset) {
    return db.query(NEWEST, Tuple.of(limit, offset)).map(DestructionStore::all);
  }

  /** Ends the line and remembers it, once, whoever worked on it. */
  Future<Void> end(Destruction destruction, Instant now, AuditLog audit, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(LOCK)
                .execute(Tuple.of(destruction.id()))
                .compose(
                    rows ->
                        rows.size() == 0
                            ? Future.succeededFuture()
                            : end(
                                tx,
                                destruction.ended(rows.iterator().next().getLong("n"), now),
                                audit,
                                entry)));
  }

  private static Future<Void> end(
      SqlConnection tx, Destruction ended, AuditLog audit, AuditEntry entry) {
    String hash = Optional.ofNullable(ended.hash()).orElseThrow();
    return tx.preparedQuery(END)
        .execute(Tuple.of(ended.id(), at(Optional.ofNullable(ended.endedAt()).orElseThrow()), hash))
        .compose(_ -> audit.record(tx, entry.with("rows", ended.rows()).with("hash", hash)));
  }

  private static List<Destruction> all(RowSet<Row> rows) {
    List<Destruction> all = new ArrayList<>();
    for (Row row : rows) {
      OffsetDateTime endedAt = row.getOffsetDateTime("ended_at");
      all.add(
          new Destruction(
              row.getUUID("id"),
              poll(row),
              row.getString("organisation"),
              row.getString("title"),
              DataKind.of(row.getString("kind")),
              row.getInteger("days"),
              row.getUUID("account_id"),
              row.getString("email"),
              row.getLong("n"),
              row.getOffsetDateTime("began_at").toInstant(),
              endedAt == null ? null : endedAt.toInstant(),
              row.getString("hash")));
    }
    return all;
  }

  private static @Nullable PollId poll(Row row) {
    UUID id = row.getUUID("poll_id");
    return id == null ? null : new PollId(id);
  }

  /** What is begun with is always of a poll. */
  private static PollId pollOf(Destruction destruction) {
    return Objects.requireNonNull(destruction.poll());
  }

  /** Writes a line of what is gone already, in the transaction in which it went. */
  static Future<Void> insertEnded(SqlConnection tx, Destruction ended) {
    return tx.preparedQuery(INSERT_ENDED)
        .execute(
            Tuple.from(
                new @Nullable Object[] {
                  ended.id(),
                  ended.organisation(),
                  ended.title(),
                  ended.kind().word(),
                  ended.days(),
                  ended.rows(),
                  at(ended.beganAt()),
                  at(Objects.requireNonNull(ended.endedAt())),
                  ended.hash()
                }))
        .mapEmpty();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
