package nl.telmee.watch;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;

/** The table {@code received_hour}. */
final class HourStore {
  private static final String COUNT =
      """
      insert into received_hour as h (poll_id, hour, received)
      select t.poll_id, date_trunc('hour', $1::timestamptz), sum(t.counts[1])::bigint
      from tally t join poll p on p.id = t.poll_id
      where t.part = 0 and (p.state = 'open' or p.closed_at > $1::timestamptz - interval '10 minutes')
      group by t.poll_id
      on conflict (poll_id, hour) do update set received = greatest(h.received, excluded.received)
      """;

  private static final String OF_POLLS =
      """
      select poll_id, hour, received from received_hour
      where poll_id = any ($1) and hour >= $2 order by poll_id, hour
      """;

  private final Queries db;

  HourStore(Queries db) {
    this.db = db;
  }

  /** Writes down how many responses there are now. */
  Future<Void> count(Instant now) {
    return db.query(COUNT, Tuple.of(now.atOffset(ZoneOffset.UTC))).mapEmpty();
  }

  /** How many responses there were at the end of each hour since a moment, oldest first. */
  Future<Map<PollId, List<Hour>>> since(Collection<PollId> polls, Instant from) {
    UUID[] ids = polls.stream().map(PollId::value).toArray(UUID[]::new);
    return db.query(OF_POLLS, Tuple.of(ids, from.atOffset(ZoneOffset.UTC)))
        .map(
            rows -> {
              Map<PollId, List<Hour>> hours = new HashMap<>();
              for (Row row : rows) {
                hours
                    .computeIfAbsent(new PollId(row.getUUID("poll_id")), _ -> new ArrayList<>())
                    .add(
                        new Hour(
                            row.getOffsetDateTime("hour").toInstant(), row.getLong("received")));
              }
              return hours;
            });
  }
}
