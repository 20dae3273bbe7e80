package nl.telmee.watch;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;

/** The table {@code progress}. */
final class ProgressStore {
  private static final String ADD =
      """
      insert into progress as p (poll_id, question, n) values ($1, $2, $3)
      on conflict (poll_id, question) do update set n = p.n + excluded.n
      """;

  private static final String OF_POLL =
      """
      select question, n from progress where poll_id = $1
      """;

  private final Queries db;

  ProgressStore(Queries db) {
    this.db = db;
  }

  Future<Void> add(Progress.Place place, long n) {
    return db.query(ADD, Tuple.of(place.poll().value(), place.question(), n)).mapEmpty();
  }

  /** How many left after each question, by its place. */
  Future<Map<Integer, Long>> of(PollId poll) {
    return db.query(OF_POLL, Tuple.of(poll.value()))
        .map(
            rows -> {
              Map<Integer, Long> left = new HashMap<>();
              for (Row row : rows) {
                left.put(row.getInteger("question"), row.getLong("n"));
              }
              return left;
            });
  }
}
