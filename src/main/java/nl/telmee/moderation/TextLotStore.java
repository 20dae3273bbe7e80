package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;

/** Takes texts over from the table {@code response}; the tables {@code text_lot, text_taken}. */
final class TextLotStore {
  /** Polls that may have texts to take over: those that are open, and those not long closed. */
  private static final String CANDIDATES =
      """
      select id from poll
      where (state = 'open' or (state = 'closed' and closed_at > $1::timestamptz - interval '8 days'))
        and jsonb_path_exists(definition, '$.questions[*] ? (@.type == "text")')
      """;

  private static final String MAKE =
      """
      insert into text_lot (poll_id, question, taken) values ($1, $2, 0) on conflict do nothing
      """;

  private static final String STANDING =
      """
      select
        coalesce((select taken from text_lot where poll_id = $1 and question = $2), 0) as taken,
        coalesce((select sum(n) from tally_cell where poll_id = $1 and cell = $3), 0)::bigint as written
      """;

  private static final String LOCK =
      """
      select taken from text_lot where poll_id = $1 and question = $2 for update skip locked
      """;

  /**
   * A lot is written in random order and in one statement: neither the order of rows nor the
   * transaction that made them says more than that a text is one of the lot.
   */
  private static final String TAKE =
      """
      with fresh as materialized (
        select r.key, r.answers ->> $2 as text from response r
        where r.poll_id = $1 and r.answers ->> $2 is not null and not exists (
          select from text_taken t where t.poll_id = $1 and t.question = $2 and t.key = r.key)
      ), enough as (
        select count(*) >= $3 as yes from fresh
      ), taken as (
        insert into text_taken (poll_id, question, key)
        select $1, $2, key from fresh, enough where yes
      )
      insert into open_text (poll_id, id, question, written, shown, state)
      select $1, gen_random_uuid(), $2, text, text, 'waiting' from fresh, enough
      where yes order by random()
      """;

  private static final String COUNT =
      """
      update text_lot set taken = taken + $3 where poll_id = $1 and question = $2
      """;

  private final Database db;

  TextLotStore(Database db) {
    this.db = db;
  }

  Future<List<PollId>> candidates(OffsetDateTime now) {
    return db.query(CANDIDATES, Tuple.of(now))
        .map(
            rows -> {
              List<PollId> polls = new ArrayList<>();
              for (Row row : rows) {
                polls.add(new PollId(row.getUUID(0)));
              }
              return polls;
            });
  }

  /**
   * How far the texts of a question are.
   *
   * @param taken how many were taken over
   * @param written how many responses have one
   */
  record Standing(long taken, long written) {}

  /**
   * How far the texts of a question are.
   *
   * @param cell which counts the responses with a text
   */
  Future<Standing> standing(PollId poll, String question, int cell) {
    return db.query(STANDING, Tuple.of(poll.value(), question, cell))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Standing(row.getLong("taken"), row.getLong("written"));
            });
  }

  /** Takes over what is new if it is enough; yields how many. Nothing while another node does. */
  Future<Integer> take(PollId poll, String question, long enough) {
    return db.inTransaction(
        tx ->
            run(tx, MAKE, Tuple.of(poll.value(), question))
                .compose(_ -> run(tx, LOCK, Tuple.of(poll.value(), question)))
                .compose(
                    locked ->
                        locked == 0
                            ? Future.succeededFuture(0)
                            : take(tx, poll, question, enough)));
  }

  private static Future<Integer> take(SqlConnection tx, PollId poll, String question, long enough) {
    return run(tx, TAKE, Tuple.of(poll.value(), question, enough))
        .compose(n -> run(tx, COUNT, Tuple.of(poll.value(), question, (long) n)).map(n));
  }

  private static Future<Integer> run(SqlConnection tx, String sql, Tuple arguments) {
    return tx.preparedQuery(sql).execute(arguments).map(rows -> rows.rowCount());
  }
}
