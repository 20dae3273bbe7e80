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
import java.util.concurrent.TimeUnit;
import nl.telmee.db.Database;
import nl.telmee.db.SqlFailures;
import nl.telmee.id.PollId;
import nl.telmee.id.ResponseKey;
import nl.telmee.tally.Addition;
import nl.telmee.tally.TallyStore;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of the hot path: responses and their tally, over a connection of its own that is
 * opened again when it broke. The node adds up what the responses count, once PostgreSQL has said
 * which of them are new. Thread: one event loop.
 */
final class BatchStore {
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

  private static final String STORED_KEYS =
      """
      select key from response where poll_id = $1 and key = any ($2)
      """;

  /**
   * What a batch did.
   *
   * @param fresh by poll that took answers, the keys that were new; nothing of other polls was
   *     stored
   */
  record Outcome(Map<UUID, Set<UUID>> fresh) {
    /** Whether the poll took answers. */
    boolean open(PollId poll) {
      return fresh.containsKey(poll.value());
    }

    /** Whether the response was stored, and not before. */
    boolean stored(Response response) {
      return fresh.getOrDefault(response.poll().value(), Set.of()).contains(response.key().value());
    }

    /** How many responses were new. */
    long size() {
      return fresh.values().stream().mapToLong(Set::size).sum();
    }
  }

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
   * Stores and counts, in one transaction: the tally is fed by what the insert returns. Keys in a
   * batch are unique, and sorted so that two writers with the same keys cannot block each other.
   */
  Future<Outcome> storeAndCount(List<Response> batch, int slot, Instant now) {
    return connected()
        .compose(
            open ->
                store(open, batch, now)
                    .compose(outcome -> count(open, batch, outcome, slot))
                    .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .onFailure(failure -> endAfter(open, failure)));
  }

  /** Begins the transaction and stores, both sent at once. */
  private static Future<Outcome> store(PgConnection open, List<Response> batch, Instant now) {
    Future<?> begun = open.query("begin").execute();
    Future<Outcome> stored =
        open.preparedQuery(spends(batch) ? SPEND_AND_STORE : STORE)
            .execute(arguments(batch, now))
            .map(BatchStore::outcome);
    return begun.compose(_ -> stored);
  }

  /** Counts what was stored and commits, all sent at once. */
  private static Future<Outcome> count(
      PgConnection open, List<Response> batch, Outcome outcome, int slot) {
    List<Response> fresh = batch.stream().filter(outcome::stored).toList();
    Future<?> counted = fresh.isEmpty() ? Future.succeededFuture() : add(open, fresh, slot);
    Future<?> listed = list(open, fresh);
    Future<?> committed = open.query("commit").execute();
    return Future.all(counted, listed, committed).map(outcome);
  }

  private static Future<Void> add(PgConnection open, List<Response> fresh, int slot) {
    Addition addition = new Addition();
    for (Response response : fresh) {
      Contribution cells = response.cells();
      cells.addTo(addition.counts(response.poll(), response.stratum(), cells.width()));
    }
    return TallyStore.add(open, slot, addition);
  }

  /** Puts the texts on the list of what moderators get to read. */
  private static Future<?> list(PgConnection open, List<Response> fresh) {
    List<UUID> polls = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    List<UUID> keys = new ArrayList<>();
    for (Response response : fresh) {
      for (String question : response.texts()) {
        polls.add(response.poll().value());
        questions.add(question);
        keys.add(response.key().value());
      }
    }
    if (keys.isEmpty()) {
      return Future.succeededFuture();
    }
    Object[] arguments = {
      polls.toArray(UUID[]::new), questions.toArray(String[]::new), keys.toArray(UUID[]::new)
    };
    return open.preparedQuery(TEXTS).execute(Tuple.from(arguments));
  }

  private static boolean spends(List<Response> batch) {
    return batch.stream().anyMatch(response -> !response.code().isEmpty());
  }

  private static Outcome outcome(RowSet<Row> rows) {
    Map<UUID, Set<UUID>> fresh = new HashMap<>();
    for (Row row : rows) {
      UUID[] keys = row.getArrayOfUUIDs(1);
      fresh.put(row.getUUID(0), keys == null ? Set.of() : new HashSet<>(List.of(keys)));
    }
    return new Outcome(fresh);
  }

  private static Tuple arguments(List<Response> batch, Instant now) {
    int size = batch.size();
    UUID[] polls = new UUID[size];
    UUID[] keys = new UUID[size];
    Integer[] strata = new Integer[size];
    String[] answers = new String[size];
    Set<UUID> distinct = new HashSet<>();
    for (int i = 0; i < size; i++) {
      Response response = batch.get(i);
      polls[i] = response.poll().value();
      keys[i] = response.key().value();
      strata[i] = response.stratum();
      answers[i] = response.answers();
      distinct.add(polls[i]);
    }
    Tuple arguments =
        Tuple.from(
            new Object[] {
              polls,
              keys,
              strata,
              answers,
              distinct.toArray(UUID[]::new),
              LocalDate.ofInstant(now, ZoneOffset.UTC),
              now.atOffset(ZoneOffset.UTC)
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
