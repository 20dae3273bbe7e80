package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * The statement of the hot path: responses and their tally, in one implicit transaction, over a
 * connection of its own that is opened again when it broke. Thread: one event loop.
 */
final class BatchStore {
  /** The polls are locked (shared), so that closing one waits for the batches before it. */
  private static final String OPEN =
      """
      ), open as materialized (
        select id from poll
        where id = any ($5::uuid[]) and state = 'open' and (closes_at is null or closes_at > $10)
          and not exists (select from poll_closing c where c.poll_id = poll.id)
        order by id for share
      """;

  private static final String COUNTED =
      """
      ), counted as (
        insert into tally as t (poll_id, cell, stratum, slot, n)
        select b.poll_id, c.cell, b.stratum, $11, sum(c.n)
        from stored s
          join batch b using (poll_id, key)
          join unnest($6::int[], $7::int[], $8::bigint[]) as c (ord, cell, n) on c.ord = b.ord
        group by b.poll_id, c.cell, b.stratum
        order by b.poll_id, c.cell, b.stratum
        on conflict (poll_id, cell, stratum, slot) do update set n = t.n + excluded.n
      )
      """;

  /**
   * What is stored already is neither stored nor counted again: the tally is fed by what the insert
   * returns.
   */
  private static final String STORE_AND_COUNT =
      """
      with batch as (
        select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[])
          with ordinality as b (poll_id, key, stratum, answers, ord)
      """
          + OPEN
          + """
          ), stored as (
            insert into response (poll_id, key, stratum, day, answers)
            select b.poll_id, b.key, b.stratum, $9, b.answers::jsonb
            from batch b join open o on o.id = b.poll_id
            order by b.ord
            on conflict do nothing
            returning poll_id, key
          """
          + COUNTED
          + """
          select o.id, (select count(*) from stored s where s.poll_id = o.id) as stored from open o
          """;

  /**
   * The same for a batch with access codes. A code is spent by the first response in the batch that
   * brings it and is not stored yet; spending it deletes it, so that no row ties code and response.
   * A response whose code was not there is not stored.
   */
  private static final String SPEND_STORE_AND_COUNT =
      """
      with batch as (
        select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $12::text[], $13::int[])
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
            select b.poll_id, b.key, b.stratum, $9, b.answers::jsonb, b.channel
            from batch b join open o on o.id = b.poll_id
            where b.code = '' or b.ord in (select ord from spent)
            order by b.ord
            on conflict do nothing
            returning poll_id, key
          """
          + COUNTED
          + """
          select o.id, (select count(*) from stored s where s.poll_id = o.id) as stored,
            (select array_agg(s.key) from stored s where s.poll_id = o.id) as keys
          from open o
          """;

  private static final String STORED_KEYS =
      """
      select key from response where poll_id = $1 and key = any ($2)
      """;

  /**
   * What a batch did.
   *
   * @param open the polls that took answers; nothing of other polls was stored
   * @param stored how many responses were new
   * @param keys which these were, of a batch with access codes; empty otherwise
   */
  record Outcome(Set<UUID> open, long stored, Set<UUID> keys) {}

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
    return db.connectAsVisitor()
        .onSuccess(
            opened -> {
              connection = opened;
              opened.closeHandler(_ -> connection = null);
            });
  }

  /** A connection that failed or hangs is not used again; writing a batch again is harmless. */
  private void dropUnlessData(PgConnection failed, Throwable failure) {
    if (!SqlFailures.blamesData(failure)) {
      if (failed.equals(connection)) {
        connection = null;
      }
      failed.close();
    }
  }

  Future<Void> close() {
    PgConnection known = connection;
    return known == null ? Future.succeededFuture() : known.close();
  }

  /**
   * Stores and counts. Keys in a batch are unique, and sorted so that two writers with the same
   * keys cannot block each other.
   */
  Future<Outcome> storeAndCount(List<Response> batch, int slot, Instant now) {
    return connected()
        .compose(
            open ->
                open.preparedQuery(spends(batch) ? SPEND_STORE_AND_COUNT : STORE_AND_COUNT)
                    .execute(arguments(batch, slot, now))
                    .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .onFailure(failure -> dropUnlessData(open, failure)))
        .map(BatchStore::outcome);
  }

  private static boolean spends(List<Response> batch) {
    return batch.stream().anyMatch(response -> !response.code().isEmpty());
  }

  private static Outcome outcome(RowSet<Row> rows) {
    Set<UUID> open = new HashSet<>();
    Set<UUID> keys = new HashSet<>();
    long stored = 0;
    for (Row row : rows) {
      open.add(row.getUUID(0));
      stored += row.getLong(1);
      UUID[] these = row.size() > 2 ? row.getArrayOfUUIDs(2) : null;
      if (these != null) {
        keys.addAll(List.of(these));
      }
    }
    return new Outcome(open, stored, keys);
  }

  private static Tuple arguments(List<Response> batch, int slot, Instant now) {
    int size = batch.size();
    UUID[] polls = new UUID[size];
    UUID[] keys = new UUID[size];
    Integer[] strata = new Integer[size];
    String[] answers = new String[size];
    Set<UUID> distinct = new HashSet<>();
    int total = 0;
    for (int i = 0; i < size; i++) {
      Response response = batch.get(i);
      polls[i] = response.poll().value();
      keys[i] = response.key().value();
      strata[i] = response.stratum();
      answers[i] = response.answers();
      distinct.add(polls[i]);
      total += response.cells().size();
    }
    Integer[] ordinals = new Integer[total];
    Integer[] cells = new Integer[total];
    Long[] amounts = new Long[total];
    int next = 0;
    for (int i = 0; i < size; i++) {
      Contribution contribution = batch.get(i).cells();
      Integer ordinal = i + 1;
      for (int c = 0; c < contribution.size(); c++, next++) {
        ordinals[next] = ordinal;
        cells[next] = contribution.cell(c);
        amounts[next] = contribution.amount(c);
      }
    }
    Tuple arguments =
        Tuple.from(
            new Object[] {
              polls,
              keys,
              strata,
              answers,
              distinct.toArray(UUID[]::new),
              ordinals,
              cells,
              amounts,
              LocalDate.ofInstant(now, ZoneOffset.UTC),
              now.atOffset(ZoneOffset.UTC),
              (short) slot
            });
    if (spends(batch)) {
      arguments.addValue(batch.stream().map(Response::code).toArray(String[]::new));
      arguments.addValue(
          batch.stream().map(response -> response.channel().number()).toArray(Integer[]::new));
    }
    return arguments;
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
