package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;

/** Takes texts over from the table {@code response}; the tables {@code text_untaken, text_lot}. */
final class TextLotStore {
  /** Counting ends there: it is as many as anybody waits for. */
  private static final int ENOUGH_COUNTED = 1_000;

  /** From one question to the next by the index, and of each a part: not by all that waits. */
  static final String WAITING =
      """
      with recursive asked as (
        (select poll_id, question from text_untaken order by poll_id, question limit 1)
        union all
        select next.poll_id, next.question from asked a cross join lateral (
          select u.poll_id, u.question from text_untaken u
          where (u.poll_id, u.question) > (a.poll_id, a.question)
          order by u.poll_id, u.question limit 1
        ) next
      )
      select poll_id, question, (
        select sum(n) from (
          select u.n from text_untaken u
          where u.poll_id = a.poll_id and u.question = a.question order by u.lot limit $1
        ) few
      ) as n
      from asked a
      """;

  private static final String MAKE =
      "insert into text_lot (poll_id, question) values ($1, $2) on conflict do nothing";

  private static final String LOCK =
      """
      select from text_lot where poll_id = $1 and question = $2 for update skip locked
      """;

  /**
   * A lot is written in random order and in one statement: neither the order of rows nor the
   * transaction that made them says more than that a text is one of the lot.
   *
   * <p>A new poll has no statistics yet, so nothing is left to a join: what goes is a range of the
   * index with two ends, and each response is looked up by its key.
   */
  static final String TAKE =
      """
      with summed as (
        select lot, n, sum(n) over (order by lot) as upto
        from (
          select lot, n from text_untaken where poll_id = $1 and question = $2
          order by lot limit $4
        ) few
      ), chosen as materialized (
        select lot, n from summed where upto - n < $4
      ), gone as (
        delete from text_untaken
        where poll_id = $1 and question = $2
          and lot between (select lot from chosen order by lot limit 1)
            and (select lot from chosen order by lot desc limit 1)
          and (select sum(n) from chosen) >= $3
        returning keys
      )
      insert into open_text (poll_id, id, question, written, shown, state)
      select $1, gen_random_uuid(), $2, r.written, r.written, 'waiting'
      from gone cross join lateral unnest(gone.keys) as waited (key)
        cross join lateral (
          select answers ->> $2 as written from response
          where poll_id = $1 and key = waited.key offset 0
        ) r
      where r.written is not null
      order by random()
      """;

  private final Database db;

  TextLotStore(Database db) {
    this.db = db;
  }

  /**
   * Texts of a question that were not taken over yet.
   *
   * @param number how many, or of many rows so many as to be enough
   */
  record Waiting(PollId poll, String question, long number) {}

  /** The questions of which texts wait. */
  Future<List<Waiting>> waiting() {
    return db.query(WAITING, Tuple.of(ENOUGH_COUNTED))
        .map(
            rows -> {
              List<Waiting> waiting = new ArrayList<>();
              for (Row row : rows) {
                waiting.add(
                    new Waiting(
                        new PollId(row.getUUID("poll_id")),
                        row.getString("question"),
                        row.getLong("n")));
              }
              return waiting;
            });
  }

  /**
   * Takes over what is new if it is enough, and of much so many as {@code most} and a little more;
   * yields how many. Nothing while another node does.
   */
  Future<Integer> take(PollId poll, String question, int enough, int most) {
    return db.inTransaction(
        tx ->
            run(tx, MAKE, Tuple.of(poll.value(), question))
                .compose(_ -> run(tx, LOCK, Tuple.of(poll.value(), question)))
                .compose(
                    locked ->
                        locked == 0
                            ? Future.succeededFuture(0)
                            : run(tx, TAKE, Tuple.of(poll.value(), question, enough, most))));
  }

  private static Future<Integer> run(SqlConnection tx, String sql, Tuple arguments) {
    return tx.preparedQuery(sql).execute(arguments).map(rows -> rows.rowCount());
  }
}
