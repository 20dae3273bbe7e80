package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.db.Queries;

/** Finds polls whose last results are made and not in their trajectory yet. */
final class FreezeStore {
  /** A trajectory that heard people, or closed, takes no more results. */
  private static final String DUE =
      """
      select p.poll_id, p.trajectory, p.activity
      from trajectory_poll p
        join release_head h on h.poll_id = p.poll_id and h.final
        join trajectory t on t.id = p.trajectory
      where p.frozen = 0 and t.state <> 'closed' and not t.done @> '[{"step": "activities"}]'
      order by p.poll_id
      """;

  /** A poll, and the activity that waits for its results. */
  record Due(UUID poll, UUID trajectory, UUID activity) {}

  private final Queries db;

  FreezeStore(Queries db) {
    this.db = db;
  }

  Future<List<Due>> due() {
    return db.query(DUE, Tuple.tuple())
        .map(
            rows -> {
              List<Due> due = new ArrayList<>(rows.size());
              for (Row row : rows) {
                due.add(
                    new Due(
                        row.getUUID("poll_id"),
                        row.getUUID("trajectory"),
                        row.getUUID("activity")));
              }
              return due;
            });
  }
}
