package nl.telmee.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.db.Database;
import org.jspecify.annotations.Nullable;

/**
 * Destroys rows, a few thousand in a transaction, and counts them in the same transaction: the
 * report is true after every crash, and two nodes at the same job do no harm.
 */
final class ShredStore {
  private static final int ROWS_AT_A_TIME = 5_000;

  private static final String LOCK =
      "select from destruction where id = $1 and ended_at is null for update";

  private static final String RESPONSES =
      """
      with gone as (
        delete from response where poll_id = $1 and key in (
          select key from response where poll_id = $1 and key > $2 order by key limit $3)
        returning key
      ), counted as (
        update destruction set n = n + (select count(*) from gone) where id = $4 and ended_at is null
      )
      select max(key::text)::uuid as last, count(*) as n from gone
      """;

  /** Goes through the keys in order: what was looked at need not be looked at again. */
  private static final String TEXTS =
      """
      with looked as (
        select key, answers from response where poll_id = $1 and key > $2 order by key limit $3
      ), ids as (
        select array_agg(q ->> 'id') as ids
        from poll p, jsonb_array_elements(p.definition -> 'questions') q
        where p.id = $1 and q ->> 'type' = 'text'
      ), gone as (
        update response r set answers = r.answers - ids.ids
        from looked l, ids
        where r.poll_id = $1 and r.key = l.key and l.answers ?| ids.ids
        returning (select count(*) from jsonb_object_keys(l.answers) k where k = any (ids.ids)) as n
      ), counted as (
        update destruction set n = n + (select coalesce(sum(n), 0) from gone)
        where id = $4 and ended_at is null
      )
      select max(key::text)::uuid as last, count(*) as n from looked
      """;

  /** Texts that nobody will take over any more. */
  private static final String UNTAKEN = "delete from text_untaken where poll_id = $1";

  /**
   * What moderators read: texts that were not published go, and of those that were, what was
   * written before it was made fit to publish. What is published is part of the results. They are
   * copies of texts in responses, and those are what the report counts.
   */
  private static final String READ_TEXTS =
      """
      with gone as (
        delete from open_text where poll_id = $1 and state <> 'published'
      )
      update open_text set written = shown
      where poll_id = $1 and state = 'published' and written <> shown
      """;

  private static final String CODES =
      """
      with gone as (
        delete from access_code where poll_id = $1 returning code_group
      ), withdrawn as (
        update code_group g set withdrawn = g.withdrawn + c.n
        from (select code_group, count(*) as n from gone group by code_group) c
        where g.poll_id = $1 and g.id = c.code_group
      )
      update destruction set n = n + (select count(*) from gone) where id = $2 and ended_at is null
      """;

  private static final String EXPORTS =
      """
      with gone as (
        delete from export_job where poll_id = $1 and ended_at <= $3 returning id
      )
      update destruction set n = n + (select count(*) from gone) where id = $2 and ended_at is null
      """;

  private static final String DRAFTS =
      """
      with gone as (
        delete from poll where id = $1 and state = 'draft' returning id
      )
      update destruction set n = n + (select count(*) from gone) where id = $2 and ended_at is null
      """;

  private static final UUID FIRST = new UUID(0, 0);

  private final Database db;

  ShredStore(Database db) {
    this.db = db;
  }

  /** Destroys all of it. */
  Future<Void> destroy(Destruction destruction) {
    UUID poll = poll(destruction);
    Tuple both = Tuple.of(poll, destruction.id());
    return switch (destruction.kind()) {
      case RESPONSES ->
          inParts(RESPONSES, destruction, FIRST)
              .compose(_ -> db.query(UNTAKEN, Tuple.of(poll)))
              .compose(_ -> vacuum());
      case TEXTS ->
          inParts(TEXTS, destruction, FIRST)
              .compose(_ -> db.query(READ_TEXTS, Tuple.of(poll)))
              .compose(_ -> vacuum());
      case CODES -> db.query(CODES, both).mapEmpty();
      case EXPORTS -> {
        Instant ended = destruction.beganAt().minusSeconds(DataKind.EXPORT_HOURS * 3600L);
        yield db.query(EXPORTS, both.addValue(ended.atOffset(ZoneOffset.UTC))).mapEmpty();
      }
      case DRAFTS -> db.query(DRAFTS, both).mapEmpty();
      case CONTACTS -> Future.succeededFuture();
    };
  }

  /** Nodes take turns, so that whoever finds nothing left knows that nothing is. */
  private Future<Void> inParts(String sql, Destruction destruction, UUID after) {
    return db.inTransaction(
            tx ->
                tx.preparedQuery(LOCK)
                    .execute(Tuple.of(destruction.id()))
                    .compose(
                        still ->
                            still.size() == 0
                                ? Future.succeededFuture(null)
                                : tx.preparedQuery(sql)
                                    .execute(part(destruction, after))
                                    .map(ShredStore::last)))
        .compose(last -> last == null ? Future.succeededFuture() : inParts(sql, destruction, last));
  }

  private static UUID poll(Destruction destruction) {
    return Objects.requireNonNull(destruction.poll()).value();
  }

  private static Tuple part(Destruction destruction, UUID after) {
    return Tuple.of(poll(destruction), after, ROWS_AT_A_TIME, destruction.id());
  }

  private static @Nullable UUID last(RowSet<Row> rows) {
    return rows.iterator().next().getUUID("last");
  }

  /** PostgreSQL keeps what was deleted until it cleans up; that is now. */
  private Future<Void> vacuum() {
    return db.connect()
        .compose(
            connection ->
                connection
                    .query("set statement_timeout = 0")
                    .execute()
                    .compose(_ -> connection.query("vacuum response, open_text").execute())
                    .<Void>mapEmpty()
                    .eventually(connection::close));
  }
}
