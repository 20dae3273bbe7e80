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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import nl.telmee.poll.ResultsPolicy.Visibility;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** What the dashboard asks across tables: in the name of staff, who see their own only. */
final class WatchStore {
  private static final String STANDINGS =
      """
      select p.id, p.definition -> 'resultsPolicy' ->> 'visibility' as visibility,
        coalesce(poll_number(p.definition, 'resultsPolicy', 'minimumGroup'), 0) as k,
        greatest(
          coalesce((select received from release r where r.poll_id = p.id
            order by version desc limit 1), 0),
          coalesce((select max(received) from received_hour h where h.poll_id = p.id), 0)) as received
      from poll p where p.id = any ($1)
      """;

  private static final String UNREAD =
      """
      select p.id, p.organisation, coalesce(p.definition -> 'title' ->> 'nl', '') as title_nl,
        p.definition -> 'title' ->> 'en' as title_en, count(*) as n
      from poll p join open_text t on t.poll_id = p.id
      where t.state = 'waiting'
      group by p.id order by n desc, p.id limit 5
      """;

  private static final String CLOSING =
      """
      select id, organisation, coalesce(definition -> 'title' ->> 'nl', '') as title_nl,
        definition -> 'title' ->> 'en' as title_en,
        extract(epoch from closes_at - $1::timestamptz)::bigint as n
      from poll where state = 'open' and closes_at between $1 and $2
      order by closes_at limit 5
      """;

  private static final String CODES =
      """
      select g.name, g.kind, g.issued, g.issued - g.withdrawn - (select count(*) from access_code c
          where c.poll_id = g.poll_id and c.code_group = g.id) as used
      from code_group g where g.poll_id = $1 order by g.made_at, g.name
      """;

  /** What a list says of a poll beside its name. A draft may have no policy yet. */
  record Standing(@Nullable Visibility visibility, int k, long received) {
    Standing atLeast(long known) {
      return new Standing(visibility, k, Math.max(received, known));
    }
  }

  /** A poll with a number: texts to read, or seconds until it closes. */
  record Numbered(PollId poll, String organisation, Translated title, long n) {}

  /** A group of codes. */
  record Codes(String name, boolean paper, long issued, long used) {}

  private final Queries db;

  WatchStore(Queries db) {
    this.db = db;
  }

  Future<Map<PollId, Standing>> standings(Collection<PollId> polls) {
    UUID[] ids = polls.stream().map(PollId::value).toArray(UUID[]::new);
    return db.query(STANDINGS, Tuple.from(new Object[] {ids}))
        .map(
            rows -> {
              Map<PollId, Standing> standings = new HashMap<>();
              for (Row row : rows) {
                standings.put(
                    new PollId(row.getUUID("id")),
                    new Standing(
                        visibility(row.getString("visibility")),
                        row.getInteger("k"),
                        row.getLong("received")));
              }
              return standings;
            });
  }

  private static @Nullable Visibility visibility(@Nullable String word) {
    for (Visibility visibility : Visibility.values()) {
      if (visibility.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return visibility;
      }
    }
    return null;
  }

  /** Polls with texts to read, most first. */
  Future<List<Numbered>> unread() {
    return db.query(UNREAD, Tuple.tuple()).map(WatchStore::numbered);
  }

  /** Open polls that close before a moment, soonest first, with the seconds that are left. */
  Future<List<Numbered>> closing(Instant now, Instant before) {
    return db.query(
            CLOSING, Tuple.of(now.atOffset(ZoneOffset.UTC), before.atOffset(ZoneOffset.UTC)))
        .map(WatchStore::numbered);
  }

  private static List<Numbered> numbered(Iterable<Row> rows) {
    List<Numbered> polls = new ArrayList<>();
    for (Row row : rows) {
      polls.add(
          new Numbered(
              new PollId(row.getUUID("id")),
              row.getString("organisation"),
              new Translated(row.getString("title_nl"), row.getString("title_en")),
              row.getLong("n")));
    }
    return polls;
  }

  /** The groups of codes of a poll. */
  Future<List<Codes>> codes(PollId poll) {
    return db.query(CODES, Tuple.of(poll.value()))
        .map(
            rows -> {
              List<Codes> groups = new ArrayList<>();
              for (Row row : rows) {
                groups.add(
                    new Codes(
                        row.getString("name"),
                        row.getString("kind").equals("paper"),
                        row.getInteger("issued"),
                        row.getLong("used")));
              }
              return groups;
            });
  }
}
