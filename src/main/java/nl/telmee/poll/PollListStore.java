package nl.telmee.poll;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code poll} for lists. */
final class PollListStore {
  /** What changed last comes first; a page is counted off, as nobody turns many. */
  private static final String PAGE =
      "select "
          + PollStore.OWNER
          + """
          , id, organisation, slug, state, complete, opens_at, closes_at, opened_at, closed_at,
            changed_by, coalesce(definition -> 'title' ->> 'nl', '') as title_nl,
            definition -> 'title' ->> 'en' as title_en,
            coalesce(closed_at, opened_at, changed_at, created_at) as moved_at
          from poll
          where state = $1
            and ($2::text is null
              or definition -> 'title' ->> 'nl' ilike $2 or definition -> 'title' ->> 'en' ilike $2
              or slug ilike $2 or organisation ilike $2
              or exists (select from organisation o
                where o.slug = poll.organisation and o.name ->> 'nl' ilike $2))
          order by moved_at desc, id limit $3 offset $4
          """;

  private static final String COUNTS =
      """
      select state, count(*) as n from poll group by state
      """;

  private final Queries db;

  PollListStore(Queries db) {
    this.db = db;
  }

  Future<List<PollSummary>> page(Poll.State state, @Nullable String search, int limit, int offset) {
    String pattern = search == null ? null : "%" + escaped(search) + "%";
    return db.query(PAGE, Tuple.of(state.name().toLowerCase(Locale.ROOT), pattern, limit, offset))
        .map(
            rows -> {
              List<PollSummary> polls = new ArrayList<>();
              for (Row row : rows) {
                polls.add(read(row));
              }
              return polls;
            });
  }

  /** What was typed means itself, also where it is a wildcard. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** How many there are in each state. */
  Future<Map<Poll.State, Long>> counts() {
    return db.query(COUNTS, Tuple.tuple())
        .map(
            rows -> {
              Map<Poll.State, Long> counts = new EnumMap<>(Poll.State.class);
              for (Row row : rows) {
                counts.put(state(row), row.getLong("n"));
              }
              return counts;
            });
  }

  private static Poll.State state(Row row) {
    return Poll.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
  }

  private static PollSummary read(Row row) {
    return new PollSummary(
        new PollId(row.getUUID("id")),
        row.getString("organisation"),
        PollStore.owner(row),
        row.getString("slug"),
        new Translated(row.getString("title_nl"), row.getString("title_en")),
        state(row),
        row.getBoolean("complete"),
        instant(row, "opens_at"),
        instant(row, "closes_at"),
        instant(row, "opened_at"),
        instant(row, "closed_at"),
        row.getOffsetDateTime("moved_at").toInstant(),
        row.getString("changed_by"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
