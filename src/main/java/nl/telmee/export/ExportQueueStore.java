package nl.telmee.export;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;

/**
 * The tables {@code export_job} and {@code export_chunk} as workers use them. Whatever a worker
 * writes, it writes under the name of its attempt: once another has taken the job over, nothing
 * that the first one still does has an effect.
 */
final class ExportQueueStore {
  /** The oldest that waits, or whose worker gave no sign of life for a while. */
  private static final String CLAIM =
      """
      update export_job set state = 'working', attempt = $1, attempts = attempts + 1, beat_at = $2,
        rows_done = 0, rows_total = null, bytes = 0
      where (poll_id, id) = (
        select poll_id, id from export_job
        where state = 'waiting' or (state = 'working' and beat_at < $3)
        order by requested_at, id limit 1 for update skip locked)
      returning attempts,
      """
          + ExportJobStore.COLUMNS;

  private static final String DELETE_CHUNKS =
      "delete from export_chunk where poll_id = $1 and job = $2";

  private static final String BEAT =
      """
      update export_job set beat_at = $4, rows_done = $5, rows_total = $6
      where poll_id = $1 and id = $2 and attempt = $3 and state = 'working'
      """;

  private static final String ADD_CHUNK =
      """
      with mine as (
        update export_job set bytes = bytes + length($5::bytea), beat_at = $6
        where poll_id = $1 and id = $2 and attempt = $3 and state = 'working'
        returning poll_id, id
      )
      insert into export_chunk (poll_id, job, n, bytes) select poll_id, id, $4, $5 from mine
      """;

  private static final String FINISH =
      """
      update export_job set state = 'done', ended_at = $4, rows_done = $5, sha256 = $6
      where poll_id = $1 and id = $2 and attempt = $3 and state = 'working'
      """;

  private static final String FAIL =
      """
      update export_job set state = 'failed', ended_at = $4, problem = $5, bytes = 0
      where poll_id = $1 and id = $2 and attempt = $3 and state = 'working'
      """;

  private static final String RELEASE =
      """
      update export_job set state = 'waiting', attempt = null, beat_at = null, rows_done = 0,
        rows_total = null, bytes = 0, attempts = attempts - $4
      where poll_id = $1 and id = $2 and attempt = $3 and state = 'working'
      """;

  /**
   * A job that is ours.
   *
   * @param attempts how many times somebody has begun with it, this time included
   */
  record Claim(ExportJob job, UUID attempt, int attempts) {}

  private final Database db;
  private final AuditLog audit;

  ExportQueueStore(Database db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  /** Takes a job; what an earlier attempt left is gone. Empty when there is nothing to do. */
  Future<Optional<Claim>> claim(Instant now, Instant staleBefore) {
    UUID attempt = UUID.randomUUID();
    return db.inTransaction(
        tx ->
            tx.preparedQuery(CLAIM)
                .execute(Tuple.of(attempt, at(now), at(staleBefore)))
                .map(
                    rows ->
                        ExportJobStore.first(rows)
                            .map(
                                job ->
                                    new Claim(
                                        job,
                                        attempt,
                                        rows.iterator().next().getInteger("attempts"))))
                .compose(claim -> emptied(tx, claim)));
  }

  private static Future<Optional<Claim>> emptied(SqlConnection tx, Optional<Claim> claim) {
    return claim
        .map(one -> tx.preparedQuery(DELETE_CHUNKS).execute(of(one.job())).map(claim))
        .orElse(Future.succeededFuture(claim));
  }

  /** A sign of life; yields whether the job is still ours. */
  Future<Boolean> beat(Claim claim, Instant now, long rows, long total) {
    return db.query(BEAT, mine(claim).addValue(at(now)).addLong(rows).addLong(total))
        .map(updated -> updated.rowCount() == 1);
  }

  /** Stores the next piece of the file; yields whether the job is still ours. */
  Future<Boolean> addChunk(Claim claim, int n, byte[] bytes, Instant now) {
    return db.query(
            ADD_CHUNK, mine(claim).addInteger(n).addBuffer(Buffer.buffer(bytes)).addValue(at(now)))
        .map(inserted -> inserted.rowCount() == 1);
  }

  /** The file is whole, and that is remembered. */
  Future<Boolean> finish(Claim claim, Instant now, long rows, String sha256, AuditEntry entry) {
    return ended(
        FINISH,
        mine(claim).addValue(at(now)).addLong(rows).addString(sha256),
        tx -> audit.record(tx, entry));
  }

  /** There will be no file, and nothing of it stays. */
  Future<Boolean> fail(Claim claim, Instant now, String problem, AuditEntry entry) {
    return ended(
        FAIL,
        mine(claim).addValue(at(now)).addString(problem),
        tx ->
            tx.preparedQuery(DELETE_CHUNKS)
                .execute(of(claim.job()))
                .compose(_ -> audit.record(tx, entry)));
  }

  private Future<Boolean> ended(
      String sql, Tuple arguments, Function<SqlConnection, Future<Void>> andThen) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(sql)
                .execute(arguments)
                .compose(
                    updated ->
                        updated.rowCount() == 1
                            ? andThen.apply(tx).map(true)
                            : Future.succeededFuture(false)));
  }

  /**
   * Lets another worker do it.
   *
   * @param blameless whether this attempt does not count
   */
  Future<Void> release(Claim claim, boolean blameless) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(RELEASE)
                .execute(mine(claim).addInteger(blameless ? 1 : 0))
                .compose(
                    updated ->
                        updated.rowCount() == 1
                            ? tx.preparedQuery(DELETE_CHUNKS)
                                .execute(of(claim.job()))
                                .<Void>mapEmpty()
                            : Future.succeededFuture()));
  }

  private static Tuple of(ExportJob job) {
    return Tuple.of(job.poll().value(), job.id());
  }

  private static Tuple mine(Claim claim) {
    return of(claim.job()).addValue(claim.attempt());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
