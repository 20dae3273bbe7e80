package nl.telmee.export;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import org.jspecify.annotations.Nullable;

/**
 * The responses of a poll in an order that is drawn by lot, over a connection of its own: a keyed
 * hash of the response's key decides, and nobody keeps the key of the hash. PostgreSQL sorts, on
 * disk where it must, and hands over a few at a time. All questions see the same state of the
 * table. Thread: one at a time.
 */
final class StoredRowsStore {
  /** Sorting a million rows takes longer than a page may. */
  private static final String BEGIN =
      "begin isolation level repeatable read read only; set local statement_timeout = '30min';"
          + " set local work_mem = '32MB'";

  private static final String COUNTS =
      "select stratum, count(*) as n from response where poll_id = $1 group by stratum";

  private static final String COUNTS_OF_FIRST =
      """
      select stratum, count(*) as n from (
        select stratum from response where poll_id = $1
        order by sha256(uuid_send(key) || $2::bytea), key limit $3) as first
      group by stratum
      """;

  private static final String ROWS =
      """
      select answers::text as answers, stratum from response where poll_id = $1
      order by sha256(uuid_send(key) || $2::bytea), key offset $3
      """;

  /** A response without its key and its day. */
  record Stored(String answers, int stratum) {}

  private final PgConnection connection;
  private final PollId poll;
  private final byte[] lot;
  private @Nullable Cursor cursor;

  private StoredRowsStore(PgConnection connection, PollId poll, byte[] lot) {
    this.connection = connection;
    this.poll = poll;
    this.lot = lot.clone();
  }

  /**
   * Begins to read.
   *
   * @param lot random bytes that decide the order
   */
  static Future<StoredRowsStore> open(Database db, PollId poll, byte[] lot) {
    return db.connect()
        .compose(
            connection ->
                connection
                    .query(BEGIN)
                    .execute()
                    .map(new StoredRowsStore(connection, poll, lot))
                    .onFailure(_ -> connection.close()));
  }

  /** How many responses there are, by stratum. */
  Future<Map<Integer, Long>> counts() {
    return connection
        .preparedQuery(COUNTS)
        .execute(Tuple.of(poll.value()))
        .map(StoredRowsStore::byStratum);
  }

  /** The same of the first so many in the order drawn. */
  Future<Map<Integer, Long>> countsOfFirst(long number) {
    return number == 0
        ? Future.succeededFuture(Map.of())
        : connection
            .preparedQuery(COUNTS_OF_FIRST)
            .execute(arguments(number))
            .map(StoredRowsStore::byStratum);
  }

  private Tuple arguments(long number) {
    return Tuple.of(poll.value(), Buffer.buffer(lot), number);
  }

  private static Map<Integer, Long> byStratum(Iterable<Row> rows) {
    Map<Integer, Long> counts = new HashMap<>();
    rows.forEach(row -> counts.put(row.getInteger("stratum"), row.getLong("n")));
    return counts;
  }

  /** Goes to the row after the first so many in the order drawn. */
  Future<Void> skip(long number) {
    return connection
        .prepare(ROWS)
        .map((PreparedStatement rows) -> rows.cursor(arguments(number)))
        .onSuccess(opened -> cursor = opened)
        .mapEmpty();
  }

  /** The next rows, at most so many; none after the last. */
  Future<List<Stored>> next(int most) {
    Cursor open = cursor;
    if (open == null) {
      return Future.failedFuture(new IllegalStateException("skip first"));
    }
    return open.read(most)
        .map(
            rows -> {
              List<Stored> stored = new ArrayList<>(most);
              for (Row row : rows) {
                stored.add(new Stored(row.getString("answers"), row.getInteger("stratum")));
              }
              return stored;
            });
  }

  /** Lets go of the connection; what was begun ends with it. */
  Future<Void> close() {
    return connection.close();
  }
}
