package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.tally.TallyStore;

/**
 * A batch of which nothing is stored yet, and whose polls are all open, in one statement and one
 * round trip: it does all of it or nothing. The tally is fed by sums made beforehand, which is why
 * a response that is known already keeps the whole batch out.
 */
final class NewBatchStore {
  private static final String STORE =
      """
      with open as materialized (
        select id from poll
        where id = any ($12::uuid[]) and state = 'open' and (closes_at is null or closes_at > $14)
          and not exists (select from poll_closing c where c.poll_id = poll.id)
        order by id for share
      ), fit as materialized (
        select (select count(*) from open) = cardinality($12::uuid[]) and not exists (
          select from unnest($8::uuid[], $9::uuid[]) as b (poll_id, key) cross join lateral (
            select from response r where r.poll_id = b.poll_id and r.key = b.key offset 0
          ) known
        ) as yes
      ), stored as (
        insert into response (poll_id, key, stratum, day, answers)
        select b.poll_id, b.key, b.stratum, $13, b.answers::jsonb
        from unnest($8::uuid[], $9::uuid[], $10::int[], $11::text[])
          as b (poll_id, key, stratum, answers)
        where (select yes from fit)
      ), listed as (
        insert into text_untaken (poll_id, question, lot, keys)
        select poll_id, question, gen_random_uuid(), array_agg(key)
        from unnest($15::uuid[], $16::text[], $17::uuid[]) as t (poll_id, question, key)
        where (select yes from fit)
        group by poll_id, question
      ), counted as (
      """
          + TallyStore.ROWS
          + "where (select yes from fit)\n"
          + TallyStore.ADDED
          + """
          )
          select yes from fit
          """;

  private NewBatchStore() {}

  /**
   * Stores, counts and commits; yields whether it did. Fails when a response was stored by somebody
   * else meanwhile; then it did not either.
   */
  static Future<Boolean> store(PgConnection open, List<Response> batch, int slot, Instant now) {
    return open.preparedQuery(STORE)
        .execute(Tuple.wrap(arguments(batch, slot, now)))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  private static List<Object> arguments(List<Response> batch, int slot, Instant now) {
    List<Object> arguments =
        new ArrayList<>(TallyStore.arguments(slot, BatchColumns.addition(batch)));
    arguments.addAll(BatchColumns.of(batch));
    arguments.add(LocalDate.ofInstant(now, ZoneOffset.UTC));
    arguments.add(now.atOffset(ZoneOffset.UTC));
    arguments.addAll(BatchColumns.texts(batch));
    return arguments;
  }
}
