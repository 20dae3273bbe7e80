package nl.telmee.export;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import nl.telmee.web.Language;
import org.jspecify.annotations.Nullable;

/** The table {@code export_job} as staff see it, and the pieces of a finished file. */
final class ExportJobStore {
  static final String COLUMNS =
      """
      poll_id, id, state, language, account_id, email, requested_at, rows_done, rows_total, bytes,
        sha256, problem, ended_at
      """;

  /** Nothing happens when one is being made already. */
  private static final String REQUEST =
      """
      insert into export_job (poll_id, id, state, language, account_id, email, requested_at)
      values ($1, $2, 'waiting', $3, $4, $5, $6)
      on conflict (poll_id) where state in ('waiting', 'working') do nothing
      """;

  private static final String UNFINISHED =
      "select "
          + COLUMNS
          + " from export_job where poll_id = $1 and state in ('waiting', 'working')";

  private static final String OF_POLL =
      "select "
          + COLUMNS
          + " from export_job where poll_id = $1 order by requested_at desc, id limit 20";

  private static final String ONE =
      "select " + COLUMNS + " from export_job where poll_id = $1 and id = $2";

  private static final String CHUNK =
      """
      select c.bytes from export_chunk c join export_job j on j.poll_id = c.poll_id and j.id = c.job
      where c.poll_id = $1 and c.job = $2 and c.n = $3 and j.state = 'done'
      """;

  private final Queries db;

  ExportJobStore(Queries db) {
    this.db = db;
  }

  /** Asks for a file, unless one is being made; yields the one that is. */
  Future<ExportJob> request(
      PollId poll, Language language, UUID account, String email, Instant now) {
    UUID id = UUID.randomUUID();
    return db.query(
            REQUEST,
            Tuple.of(
                poll.value(), id, language.code(), account, email, now.atOffset(ZoneOffset.UTC)))
        .compose(
            inserted ->
                inserted.rowCount() == 1
                    ? one(poll, id)
                    : db.query(UNFINISHED, Tuple.of(poll.value())).map(ExportJobStore::first))
        .compose(
            job ->
                // It was finished between the two statements.
                job.map(Future::succeededFuture)
                    .orElseGet(() -> request(poll, language, account, email, now)));
  }

  /** The files of a poll, newest first. */
  Future<List<ExportJob>> ofPoll(PollId poll) {
    return db.query(OF_POLL, Tuple.of(poll.value())).map(ExportJobStore::all);
  }

  Future<Optional<ExportJob>> one(PollId poll, UUID id) {
    return db.query(ONE, Tuple.of(poll.value(), id)).map(ExportJobStore::first);
  }

  /** A piece of a finished file, from 0; empty after the last one. */
  Future<Optional<byte[]>> chunk(PollId poll, UUID id, int n) {
    return db.query(CHUNK, Tuple.of(poll.value(), id, n))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(row.getBuffer("bytes").getBytes());
              }
              return Optional.empty();
            });
  }

  static Optional<ExportJob> first(RowSet<Row> rows) {
    return all(rows).stream().findFirst();
  }

  static List<ExportJob> all(RowSet<Row> rows) {
    List<ExportJob> jobs = new ArrayList<>();
    for (Row row : rows) {
      jobs.add(read(row));
    }
    return jobs;
  }

  private static ExportJob read(Row row) {
    return new ExportJob(
        new PollId(row.getUUID("poll_id")),
        row.getUUID("id"),
        ExportJob.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Objects.requireNonNull(Language.of(row.getString("language"))),
        row.getUUID("account_id"),
        row.getString("email"),
        row.getOffsetDateTime("requested_at").toInstant(),
        row.getLong("rows_done"),
        row.getLong("rows_total"),
        row.getLong("bytes"),
        row.getString("sha256"),
        row.getString("problem"),
        instant(row.getOffsetDateTime("ended_at")));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
