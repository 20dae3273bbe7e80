package nl.telmee.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import org.jspecify.annotations.Nullable;

/** Looks for what has been, or will have been, kept long enough. */
final class DueStore {
  /**
   * A poll without a last version waits: its results are made of what would be destroyed. What was
   * destroyed once does not come back. Of a poll that was put in after it closed the terms count
   * from the day on which it came.
   */
  private static final String AFTER_CLOSING =
      """
      select p.id, p.organisation, p.definition -> 'title' ->> 'nl' as title, k.kind, k.days,
        greatest(p.closed_at, p.taken_in_at) + k.days * interval '1 day' as due_at
      from poll p
        join release_head h on h.poll_id = p.id and h.final
        cross join lateral (values
          ('responses', coalesce(poll_number(p.definition, 'retention', 'responses'), 365)),
          ('texts', coalesce(poll_number(p.definition, 'retention', 'texts'), 90)),
          ('codes', coalesce(poll_number(p.definition, 'retention', 'codes'), 30))) as k (kind, days)
      where p.state = 'closed'
        and greatest(p.closed_at, p.taken_in_at) + k.days * interval '1 day' <= $1
        and case k.kind
          when 'codes' then exists (select from access_code c where c.poll_id = p.id)
          when 'texts' then
            jsonb_path_exists(p.definition, '$.questions[*] ? (@.type == "text")')
            and exists (select from response r where r.poll_id = p.id)
          else exists (select from response r where r.poll_id = p.id) end
        and not exists (
          select from destruction d where d.poll_id = p.id and d.kind = k.kind and d.kind = 'texts')
      order by due_at, p.id, k.kind limit $2
      """;

  private static final String TAKEN_IN =
      "select taken_in_at from poll where id = $1 and taken_in_at > closed_at";

  private static final String EXPORTS =
      """
      select distinct p.id, p.organisation, p.definition -> 'title' ->> 'nl' as title,
        'exports' as kind, null::int as days, $1::timestamptz as due_at
      from export_job j join poll p on p.id = j.poll_id where j.ended_at <= $1
      """;

  private static final String DRAFTS =
      """
      select id, organisation, coalesce(definition -> 'title' ->> 'nl', slug) as title,
        'drafts' as kind, null::int as days, coalesce(changed_at, created_at) as due_at
      from poll
      where state = 'draft' and opens_at is null and coalesce(changed_at, created_at) <= $1
      """;

  /** What is due. */
  record Due(
      PollId poll,
      String organisation,
      String title,
      DataKind kind,
      @Nullable Integer days,
      Instant at) {}

  private final Queries db;

  DueStore(Queries db) {
    this.db = db;
  }

  /** What is due after closing at a moment, first what has been due longest. */
  Future<List<Due>> afterClosing(Instant moment, int limit) {
    return db.query(AFTER_CLOSING, Tuple.of(moment.atOffset(ZoneOffset.UTC), limit))
        .map(DueStore::all);
  }

  /** When a poll came here that had closed by then; empty: it closed here. */
  Future<Optional<Instant>> takenIn(PollId poll) {
    return db.query(TAKEN_IN, Tuple.of(poll.value()))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(row.getOffsetDateTime("taken_in_at").toInstant());
              }
              return Optional.empty();
            });
  }

  /** Polls with files that ended before a moment. */
  Future<List<Due>> exports(Instant endedBefore) {
    return db.query(EXPORTS, Tuple.of(endedBefore.atOffset(ZoneOffset.UTC))).map(DueStore::all);
  }

  /** Drafts that nobody has changed since a moment. */
  Future<List<Due>> drafts(Instant unchangedSince) {
    return db.query(DRAFTS, Tuple.of(unchangedSince.atOffset(ZoneOffset.UTC))).map(DueStore::all);
  }

  private static List<Due> all(RowSet<Row> rows) {
    List<Due> due = new ArrayList<>();
    for (Row row : rows) {
      OffsetDateTime at = row.getOffsetDateTime("due_at");
      due.add(
          new Due(
              new PollId(row.getUUID("id")),
              row.getString("organisation"),
              row.getString("title"),
              DataKind.of(row.getString("kind")),
              row.getInteger("days"),
              at.toInstant()));
    }
    return due;
  }
}
