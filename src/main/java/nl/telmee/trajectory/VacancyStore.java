package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Queries;

/** The table {@code trajectory_vacancy}: seats that came along, and that nobody has here yet. */
final class VacancyStore {
  private static final String ALL = "select seat, n from trajectory_vacancy where trajectory = $1";

  private static final String INSERT =
      "insert into trajectory_vacancy (trajectory, seat, n) values ($1, $2, $3)";

  private static final String ONE_LESS =
      "update trajectory_vacancy set n = n - 1 where trajectory = $1 and seat = $2 and n > 1";

  private static final String THE_LAST =
      "delete from trajectory_vacancy where trajectory = $1 and seat = $2 and n = 1";

  private final Queries db;

  VacancyStore(Queries db) {
    this.db = db;
  }

  /** How many of each seat stand vacant; one that does not is not in it. */
  Future<Map<Seat, Integer>> all(UUID trajectory) {
    return db.query(ALL, Tuple.of(trajectory))
        .map(
            rows -> {
              Map<Seat, Integer> vacant = new EnumMap<>(Seat.class);
              for (Row row : rows) {
                vacant.put(Seat.of(row.getString("seat")), row.getInteger("n"));
              }
              return vacant;
            });
  }

  static Future<Void> insert(SqlConnection tx, UUID trajectory, Map<Seat, Integer> seats) {
    Future<Void> stored = Future.succeededFuture();
    for (Map.Entry<Seat, Integer> one : seats.entrySet()) {
      stored =
          stored.compose(
              _ ->
                  tx.preparedQuery(INSERT)
                      .execute(Tuple.of(trajectory, one.getKey().word(), one.getValue()))
                      .mapEmpty());
    }
    return stored;
  }

  /** Somebody got such a seat: one less stands vacant, if any did. */
  static Future<Void> fill(SqlConnection tx, UUID trajectory, Seat seat) {
    Tuple which = Tuple.of(trajectory, seat.word());
    return tx.preparedQuery(ONE_LESS)
        .execute(which)
        .compose(
            rows ->
                rows.rowCount() > 0
                    ? Future.succeededFuture()
                    : tx.preparedQuery(THE_LAST).execute(which).mapEmpty());
  }
}
