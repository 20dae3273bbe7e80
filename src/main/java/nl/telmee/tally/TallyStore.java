package nl.telmee.tally;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;

/** The table {@code tally}. Reading sums over the writers' slots. */
public final class TallyStore {
  /** The counts of all parts come in one array, for PostgreSQL has none of unequal arrays. */
  public static final String ROWS =
      """
      insert into tally as t (poll_id, part, stratum, slot, counts)
      select p.poll_id, p.part, p.stratum, $1, ($2::bigint[])[p.first : p.last]
      from unnest($3::uuid[], $4::smallint[], $5::int[], $6::int[], $7::int[])
        with ordinality as p (poll_id, part, stratum, first, last, ord)
      """;

  /** What stands after {@link #ROWS}, and after a condition if there is one. */
  public static final String ADDED =
      """
      order by p.ord
      on conflict on constraint tally_row do update set counts = telmee_add(t.counts, excluded.counts)
      """;

  private static final String ADD = ROWS + ADDED;

  private static final String RESPONSES_BY_STRATUM =
      """
      select poll_id, stratum, sum(counts[1])::bigint as n from tally
      where poll_id = any ($1) and part = 0
      group by poll_id, stratum
      """;

  private static final String COUNTS = "select stratum, part, counts from tally where poll_id = $1";

  private final Queries db;

  public TallyStore(Queries db) {
    this.db = db;
  }

  /** Adds to a slot, in the transaction that stores the responses. */
  public static Future<Void> add(SqlConnection tx, int slot, Addition addition) {
    return tx.preparedQuery(ADD).execute(Tuple.from(arguments(slot, addition))).mapEmpty();
  }

  /** The parameters of {@link #ROWS}. */
  public static List<Object> arguments(int slot, Addition addition) {
    List<Addition.Part> parts = addition.parts();
    int rows = parts.size();
    int cells = parts.stream().mapToInt(part -> part.counts().size()).sum();
    UUID[] polls = new UUID[rows];
    Short[] numbers = new Short[rows];
    Integer[] strata = new Integer[rows];
    Integer[] first = new Integer[rows];
    Integer[] last = new Integer[rows];
    Long[] counts = new Long[cells];
    int next = 0;
    for (int i = 0; i < rows; i++) {
      Addition.Part part = parts.get(i);
      polls[i] = part.poll().value();
      numbers[i] = (short) part.number();
      strata[i] = part.stratum();
      first[i] = next + 1;
      for (int cell = 0; cell < part.counts().size(); cell++) {
        counts[next++] = part.counts().at(cell);
      }
      last[i] = next;
    }
    return List.of((short) slot, counts, polls, numbers, strata, first, last);
  }

  /** How many responses each stratum of each of these polls has. */
  public Future<Map<PollId, Map<Integer, Long>>> responses(Collection<PollId> polls) {
    if (polls.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
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
    return tx.preparedQuery(COUNTS)
        .execute(Tuple.of(poll.value()))
        .map(
            rows -> {
              Map<Integer, long[]> sums = new HashMap<>();
              for (Row row : rows) {
                long[] sum = sums.computeIfAbsent(row.getInteger(0), _ -> new long[cells.count()]);
                add(sum, row.getShort(1) * Addition.PART, row.getArrayOfLongs(2));
              }
              Map<Integer, Counts> counts = new HashMap<>();
              sums.forEach((stratum, byCell) -> counts.put(stratum, new Counts(byCell)));
              return counts;
            });
  }

  private static void add(long[] sum, int from, Long[] part) {
    for (int i = 0; i < part.length; i++) {
      sum[from + i] += part[i];
    }
  }
}
