package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.telmee.db.Database;
import nl.telmee.db.SqlFailures;
import nl.telmee.id.PollId;
import nl.telmee.id.ResponseKey;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of the hot path: responses and their tally, over a connection of its own that is
 * opened again when it broke. Thread: one event loop.
 */
final class BatchStore {
  private static final String STORED_KEYS =
      """
      select key from response where poll_id = $1 and key = any ($2)
      """;

  private static final int PATIENCE_SECONDS = 5;

  private final Database db;
  private @Nullable PgConnection connection;

  BatchStore(Database db) {
    this.db = db;
  }

  private Future<PgConnection> connected() {
    PgConnection known = connection;
    if (known != null) {
      return Future.succeededFuture(known);
    }
    return db.connectAsWriter()
        .onSuccess(
            opened -> {
              connection = opened;
              opened.closeHandler(_ -> connection = null);
            });
  }

  /**
   * A connection that failed or hangs is not used again; writing a batch again is harmless. One
   * whose data was refused is ready for the next batch once its transaction has ended.
   */
  private void endAfter(PgConnection failed, Throwable failure) {
    if (SqlFailures.blamesData(failure)) {
      var _ = failed.query("rollback").execute();
      return;
    }
    if (failed.equals(connection)) {
      connection = null;
    }
    failed.close();
  }

  Future<Void> close() {
    PgConnection known = connection;
    return known == null ? Future.succeededFuture() : known.close();
  }

  /**
   * Stores and counts, in one transaction. Keys in a batch are unique, and sorted so that two
   * writers with the same keys cannot block each other. Nearly all batches are new in all their
   * parts, and cost one round trip.
   */
  Future<BatchOutcome> storeAndCount(List<Response> batch, int slot, Instant now) {
    return connected()
        .compose(
            open ->
                (BatchColumns.spends(batch)
                        ? MixedBatchStore.store(open, batch, slot, now)
                        : atOnce(open, batch, slot, now))
                    .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .onFailure(failure -> endAfter(open, failure)));
  }

  private static Future<BatchOutcome> atOnce(
      PgConnection open, List<Response> batch, int slot, Instant now) {
    return NewBatchStore.store(open, batch, slot, now)
        .recover(
            failure ->
                SqlFailures.blamesData(failure)
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(failure))
        .compose(
            done ->
                done
                    ? Future.succeededFuture(BatchOutcome.allNew(batch))
                    : MixedBatchStore.store(open, batch, slot, now));
  }

  /** Which of these keys are stored for a poll. */
  Future<Set<UUID>> storedKeys(PollId poll, List<ResponseKey> keys) {
    UUID[] wanted = keys.stream().map(ResponseKey::value).toArray(UUID[]::new);
    return db.visitor()
        .query(STORED_KEYS, Tuple.from(new Object[] {poll.value(), wanted}))
        .map(
            rows -> {
              Set<UUID> stored = new HashSet<>();
              for (Row row : rows) {
                stored.add(row.getUUID(0));
              }
              return stored;
            });
  }
}
