package nl.telmee.tally;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;

/** Reads the table {@code tally}; sums over the writers' slots. */
public final class TallyStore {
  private static final String RESPONSES_BY_STRATUM =
      """
      select poll_id, stratum, sum(n)::bigint as n from tally
      where poll_id = any ($1) and cell = 0
      group by poll_id, stratum
      """;

  private static final String COUNTS_BY_STRATUM =
      """
      select stratum, cell, sum(n)::bigint as n from tally
      where poll_id = $1
      group by stratum, cell
      """;

  private final Queries db;

  public TallyStore(Queries db) {
    this.db = db;
  }

  /** How many responses each stratum of each of these polls has. */
  public Future<Map<PollId, Map<Integer, Long>>> responses(Collection<PollId> polls) {
    UUID[] ids = polls.stream().map(PollId::value).toArray(UUID[]::new);
    return db.query(RESPONSES_BY_STRATUM, Tuple.from(new Object[] {ids}))
        .map(
            rows -> {
              Map<PollId, Map<Integer, Long>> responses = new HashMap<>();
              for (Row row : rows) {
                responses
                    .computeIfAbsent(new PollId(row.getUUID(0)), _ -> new HashMap<>())
                    .put(row.getInteger(1), row.getLong(2));
              }
              return responses;
            });
  }

  /** All counts of a poll, as they are in one snapshot. */
  public static Future<Map<Integer, Counts>> counts(SqlConnection tx, PollId poll, Cells cells) {
    return tx.preparedQuery(COUNTS_BY_STRATUM)
        .execute(Tuple.of(poll.value()))
        .map(
            rows -> {
              Map<Integer, long[]> sums = new HashMap<>();
              for (Row row : rows) {
                sums.computeIfAbsent(row.getInteger(0), _ -> new long[cells.count()])[
                        row.getInteger(1)] =
                    row.getLong(2);
              }
              Map<Integer, Counts> counts = new HashMap<>();
              sums.forEach((stratum, byCell) -> counts.put(stratum, new Counts(byCell)));
              return counts;
            });
  }
}
