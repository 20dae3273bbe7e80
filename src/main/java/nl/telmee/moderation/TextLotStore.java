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
  /** More than moderators can read in a second: a rush of responses is not slowed down by it. */
  private static final int LARGEST_LOT = 1_000;

  private static final String WAITING =
      """
      select poll_id, question, count(*) as n from text_untaken group by poll_id, question
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
   */
  private static final String TAKE =
      """
      with lot as materialized (
        select key from text_untaken where poll_id = $1 and question = $2 order by key limit $4
      ), gone as (
        delete from text_untaken u using lot
        where u.poll_id = $1 and u.question = $2 and u.key = lot.key
          and (select count(*) from lot) >= $3
        returning u.key
      )
      insert into open_text (poll_id, id, question, written, shown, state)
      select $1, gen_random_uuid(), $2, r.answers ->> $2, r.answers ->> $2, 'waiting'
      from gone join response r on r.poll_id = $1 and r.key = gone.key
      where r.answers ->> $2 is not null
      order by random()
      """;

  private final Database db;

  TextLotStore(Database db) {
    this.db = db;
  }

  /**
   * Texts of a question that were not taken over yet.
   *
   * @param number how many
   */
  record Waiting(PollId poll, String question, long number) {}

  /** All that waits. */
  Future<List<Waiting>> waiting() {
    return db.query(WAITING, Tuple.tuple())
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
                            : run(
                                tx, TAKE, Tuple.of(poll.value(), question, enough, LARGEST_LOT))));
  }

  private static Future<Integer> run(SqlConnection tx, String sql, Tuple arguments) {
    return tx.preparedQuery(sql).execute(arguments).map(rows -> rows.rowCount());
  }
}
