package nl.telmee.feed;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.Theme;
import nl.telmee.web.Json;

/** The tables {@code event}, {@code event_theme} and {@code event_head}. */
public final class FeedStore {
  /** What happens to a poll happens in the trajectory that it belongs to, once that is public. */
  private static final String APPEND =
      """
      select event_append($1, $2, $3, $4, coalesce($5, (
          select t.slug from trajectory_poll p join trajectory t on t.id = p.trajectory
          where p.poll_id = case when $4 like 'polls/%' then substr($4, 7)::uuid end
            and t.state <> 'draft')),
        $6, $7, $8, $9) as seq
      """;

  private static final String HEAD = "select seq from event_head";

  private static final String BY_ID =
      """
      select seq, id, type, organisation, subject, trajectory, themes, at, path, data::text as data
      from event where id = $1
      """;

  private static final String BY_IDS =
      """
      select seq, id, type, organisation, subject, trajectory, themes, at, path, data::text as data
      from event where id = any($1) order by seq
      """;

  private static final String BEFORE_MOMENT =
      """
      select coalesce(
        (select seq - 1 from event where at >= $1 order by at, seq limit 1),
        (select seq from event_head)) as seq
      """;

  private static final String BELOW =
      """
      with recursive below as (
        select slug from organisation where slug = $1
        union select o.slug from organisation o join below b on o.parent = b.slug
      )
      select slug from below
      """;

  private final Queries db;

  public FeedStore(Queries db) {
    this.db = db;
  }

  /**
   * Appends an event in the transaction of the fact, late in it: from here to the commit no other
   * fact can be told. Before an entry of the audit log, so that all take the two locks in one
   * order.
   *
   * @return the number of the event
   */
  public static Future<Long> append(SqlConnection tx, Event event, Instant now) {
    About about = event.about();
    return tx.preparedQuery(APPEND)
        .execute(
            Tuple.of(
                UUID.randomUUID(),
                event.type().wire(),
                about.organisation(),
                about.subject(),
                about.trajectory(),
                about.themeTokens().toArray(String[]::new),
                now.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
                about.path(),
                Json.text(event.data())))
        .map(rows -> rows.iterator().next().getLong("seq"));
  }

  /** The number of the newest event; 0 if there is none. */
  Future<Long> head() {
    return db.query(HEAD, Tuple.tuple()).map(rows -> rows.iterator().next().getLong("seq"));
  }

  Future<List<LoggedEvent>> read(EventQuery query) {
    return db.query(query.sql(), query.arguments()).map(FeedStore::events);
  }

  Future<Optional<LoggedEvent>> byId(UUID id) {
    return db.query(BY_ID, Tuple.of(id)).map(rows -> events(rows).stream().findFirst());
  }

  Future<List<LoggedEvent>> byIds(Set<UUID> ids) {
    return db.query(BY_IDS, Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(FeedStore::events);
  }

  /** The cursor after which everything happened at a moment or later. */
  Future<Long> cursorAt(Instant moment) {
    return db.query(BEFORE_MOMENT, Tuple.of(moment.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getLong("seq"));
  }

  /** An organisation and all below it; empty when there is none of that slug. */
  Future<Set<String>> below(String organisation) {
    return db.query(BELOW, Tuple.of(organisation))
        .map(
            rows -> {
              Set<String> slugs = new HashSet<>();
              rows.forEach(row -> slugs.add(row.getString("slug")));
              return slugs;
            });
  }

  private static List<LoggedEvent> events(RowSet<Row> rows) {
    List<LoggedEvent> events = new ArrayList<>(rows.size());
    for (Row row : rows) {
      events.add(
          new LoggedEvent(
              row.getLong("seq"),
              row.getUUID("id"),
              EventType.of(row.getString("type")).orElseThrow(),
              row.getString("organisation"),
              row.getString("subject"),
              row.getString("trajectory"),
              themes(row.getArrayOfStrings("themes")),
              row.getOffsetDateTime("at").toInstant(),
              row.getString("path"),
              Json.readOwn(row.getString("data"))));
    }
    return events;
  }

  private static List<Theme> themes(String[] tokens) {
    List<Theme> themes = new ArrayList<>(tokens.length);
    for (String token : tokens) {
      Theme.of(token).ifPresent(themes::add);
    }
    return themes;
  }
}
