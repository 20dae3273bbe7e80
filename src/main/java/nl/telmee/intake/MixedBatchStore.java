package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.tally.TallyStore;

/**
 * Any batch, in two round trips of one transaction: the insert says which responses are new, and
 * the node adds up what those count.
 */
final class MixedBatchStore {
  /** The polls are locked (shared), so that closing one waits for the batches before it. */
  private static final String OPEN =
      """
      ), open as materialized (
        select id from poll
        where id = any ($5::uuid[]) and state = 'open' and (closes_at is null or closes_at > $7)
          and not exists (select from poll_closing c where c.poll_id = poll.id)
        order by id for share
      """;

  /** What is stored already is not stored again, and is not among the keys. */
  private static final String STORED =
      """
          on conflict do nothing
          returning poll_id, key
      )
      select o.id, array_agg(s.key) filter (where s.key is not null)
      from open o left join stored s on s.poll_id = o.id
      group by o.id
      """;

  private static final String STORE =
      """
      with batch as (
        select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[])
          with ordinality as b (poll_id, key, stratum, answers, ord)
      """
          + OPEN
          + """
          ), stored as (
            insert into response (poll_id, key, stratum, day, answers)
            select b.poll_id, b.key, b.stratum, $6, b.answers::jsonb
            from batch b join open o on o.id = b.poll_id
            order by b.ord
          """
          + STORED;

  /**
   * The same for a batch with access codes. A code is spent by the first response in the batch that
   * brings it and is not stored yet; spending it deletes it, so that no row ties code and response.
   * A response whose code was not there is not stored.
   */
  private static final String SPEND_AND_STORE =
      """
      with batch as (
        select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $8::text[], $9::int[])
          with ordinality as b (poll_id, key, stratum, answers, code, channel, ord)
      """
          + OPEN
          + """
          ), wanted as (
            select distinct on (b.poll_id, b.code) b.poll_id, b.code, b.ord
            from batch b join open o on o.id = b.poll_id
            where b.code <> ''
              and not exists (select from response r where r.poll_id = b.poll_id and r.key = b.key)
            order by b.poll_id, b.code, b.ord
          ), spent as (
            delete from access_code a using wanted w
            where a.poll_id = w.poll_id and a.code = w.code
            returning w.ord
          ), stored as (
            insert into response (poll_id, key, stratum, day, answers, channel)
            select b.poll_id, b.key, b.stratum, $6, b.answers::jsonb, b.channel
            from batch b join open o on o.id = b.poll_id
            where b.code = '' or b.ord in (select ord from spent)
            order by b.ord
          """
          + STORED;

  private static final String TEXTS =
      """
      insert into text_untaken (poll_id, question, lot, keys)
      select poll_id, question, gen_random_uuid(), array_agg(key)
      from unnest($1::uuid[], $2::text[], $3::uuid[]) as t (poll_id, question, key)
      group by poll_id, question
      """;

  private MixedBatchStore() {}

  /** Stores, counts and commits. What fails leaves the transaction open. */
  static Future<BatchOutcome> store(
      PgConnection open, List<Response> batch, int slot, Instant now) {
    return store(open, batch, now).compose(outcome -> count(open, batch, outcome, slot));
  }

  /** Begins the transaction and stores, both sent at once. */
  private static Future<BatchOutcome> store(PgConnection open, List<Response> batch, Instant now) {
    Future<?> begun = open.query("begin").execute();
    Future<BatchOutcome> stored =
        open.preparedQuery(BatchColumns.spends(batch) ? SPEND_AND_STORE : STORE)
            .execute(arguments(batch, now))
            .map(MixedBatchStore::outcome);
    return begun.compose(_ -> stored);
  }

  /** Counts what was stored and commits, all sent at once. */
  private static Future<BatchOutcome> count(
      PgConnection open, List<Response> batch, BatchOutcome outcome, int slot) {
    List<Response> fresh = batch.stream().filter(outcome::stored).toList();
    Future<?> counted =
        fresh.isEmpty()
            ? Future.succeededFuture()
            : TallyStore.add(open, slot, BatchColumns.addition(fresh));
    Future<?> listed = list(open, fresh);
    Future<?> committed = open.query("commit").execute();
    return Future.all(counted, listed, committed).map(outcome);
  }

  /** Puts the texts on the list of what moderators get to read. */
  private static Future<?> list(PgConnection open, List<Response> fresh) {
    return fresh.stream().allMatch(response -> response.texts().isEmpty())
        ? Future.succeededFuture()
        : open.preparedQuery(TEXTS).execute(Tuple.from(BatchColumns.texts(fresh)));
  }

  private static BatchOutcome outcome(RowSet<Row> rows) {
    Map<UUID, Set<UUID>> fresh = new HashMap<>();
    for (Row row : rows) {
      UUID[] keys = row.getArrayOfUUIDs(1);
      fresh.put(row.getUUID(0), keys == null ? Set.of() : new HashSet<>(List.of(keys)));
    }
    return new BatchOutcome(fresh);
  }

  private static Tuple arguments(List<Response> batch, Instant now) {
    List<Object> arguments = new ArrayList<>(BatchColumns.of(batch));
    arguments.add(LocalDate.ofInstant(now, ZoneOffset.UTC));
    arguments.add(now.atOffset(ZoneOffset.UTC));
    if (BatchColumns.spends(batch)) {
      arguments.add(batch.stream().map(Response::code).toArray(String[]::new));
      arguments.add(
          batch.stream().map(response -> response.channel().number()).toArray(Integer[]::new));
    }
    return Tuple.wrap(arguments);
  }
}
