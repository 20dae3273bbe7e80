package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/** The table {@code trajectory} as whoever asks may see it. */
final class TrajectoryStore {
  private static final String COLUMNS =
      """
      select id, slug, organisation, decides, participants, origin_kind, origin_id, state, %s as revision,
        %s::text as content, done::text as done, published_on, closed_on
      from trajectory
      """;

  /** Visitors read what is shown, and not how many changes made it. */
  private static final String SHOWN = COLUMNS.formatted("1", "shown");

  private static final String WHOLE = COLUMNS.formatted("revision", "content");
  private static final String LOCKED = WHOLE + " where id = $1 for update";

  private static final String POLLS_OF_OTHERS =
      "select poll_id from trajectory_poll where trajectory <> $1";

  private static final String OF_ORGANISATION =
      """
       where ($1::text is null or organisation = $1 or decides = $1 or $1 = any(participants))
        and ($2::text is null or state = $2)
       order by (state = 'closed'), published_on desc nulls first, slug limit $3 offset $4
      """;

  private static final String DUE =
      " where state <> 'closed' and due_on between $1 and $2 order by due_on, id";

  /** Those that some organisations have to do with; what goes on comes first. */
  private static final String PRINTS =
      """
      select id, print from trajectory
      where organisation = any($1) or decides = any($1) or participants && $1
      order by (state = 'closed'), published_on desc nulls first, slug
      """;

  private final Queries db;
  private final String columns;

  private TrajectoryStore(Queries db, String columns) {
    this.db = db;
    this.columns = columns;
  }

  /** Of the public: nothing but published trajectories, without drafts. */
  static TrajectoryStore ofVisitors(Queries db) {
    return new TrajectoryStore(db, SHOWN);
  }

  /** Of who works on trajectories. */
  static TrajectoryStore ofStaff(Queries db) {
    return new TrajectoryStore(db, WHOLE);
  }

  Future<Optional<Trajectory>> byId(UUID id) {
    return one(" where id = $1", Tuple.of(id));
  }

  Future<Optional<Trajectory>> bySlug(String slug) {
    return one(" where slug = $1", Tuple.of(slug));
  }

  /** The trajectory that a poll belongs to, if it does. */
  Future<Optional<Trajectory>> ofPoll(UUID poll) {
    return one(
        " where id = (select p.trajectory from trajectory_poll p where p.poll_id = $1)",
        Tuple.of(poll));
  }

  /** Polls that belong to other trajectories. */
  Future<Set<UUID>> pollsOfOthers(UUID id) {
    return db.query(POLLS_OF_OTHERS, Tuple.of(id))
        .map(
            rows -> {
              Set<UUID> polls = new HashSet<>();
              rows.forEach(row -> polls.add(row.getUUID("poll_id")));
              return polls;
            });
  }

  private Future<Optional<Trajectory>> one(String where, Tuple arguments) {
    return db.query(columns + where, arguments).map(rows -> read(rows).stream().findFirst());
  }

  /**
   * Those that an organisation owns, decides on or takes part in; what goes on comes first.
   *
   * @param organisation null: of all
   * @param state null: in any
   */
  Future<List<Trajectory>> list(
      @Nullable String organisation, Trajectory.@Nullable State state, int limit, int offset) {
    return db.query(
            columns + OF_ORGANISATION,
            Tuple.of(organisation, state == null ? null : state.word(), limit, offset))
        .map(TrajectoryStore::read);
  }

  /** Those of some ids, the newest first. */
  Future<List<Trajectory>> byIds(Collection<UUID> ids) {
    return db.query(
            columns + " where id = any($1) order by published_on desc nulls first, slug",
            Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(TrajectoryStore::read);
  }

  /** Those that began with one of these, the newest first. */
  Future<List<Trajectory>> begunFrom(Collection<UUID> origins) {
    return db.query(
            columns + " where origin_id = any($1) order by published_on desc nulls first, slug",
            Tuple.tuple().addArrayOfUUID(origins.toArray(UUID[]::new)))
        .map(TrajectoryStore::read);
  }

  /** What the trajectories of some organisations look like now; what goes on comes first. */
  Future<List<Print>> prints(Set<String> organisations) {
    return db.query(PRINTS, Tuple.tuple().addArrayOfString(organisations.toArray(String[]::new)))
        .map(
            rows -> {
              List<Print> prints = new ArrayList<>(rows.size());
              rows.forEach(row -> prints.add(new Print(row.getUUID("id"), row.getString("print"))));
              return prints;
            });
  }

  /** Those of some ids, each with the print that it has at the same moment. */
  Future<Map<Print, Trajectory>> printed(Collection<UUID> ids) {
    return db.query(
            columns.replace("select id,", "select print, id,") + " where id = any($1)",
            Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(
            rows -> {
              Map<Print, Trajectory> printed = new LinkedHashMap<>();
              for (Row row : rows) {
                printed.put(new Print(row.getUUID("id"), row.getString("print")), read(row));
              }
              return printed;
            });
  }

  /** Those that go on and whose next step is due in a time. */
  Future<List<Trajectory>> due(LocalDate first, LocalDate last) {
    return db.query(columns + DUE, Tuple.of(first, last)).map(TrajectoryStore::read);
  }

  /** The trajectory under a lock until the transaction ends. */
  static Future<Optional<Trajectory>> lock(SqlConnection tx, UUID id) {
    return tx.preparedQuery(LOCKED)
        .execute(Tuple.of(id))
        .map(rows -> read(rows).stream().findFirst());
  }

  private static List<Trajectory> read(RowSet<Row> rows) {
    List<Trajectory> all = new ArrayList<>(rows.size());
    rows.forEach(row -> all.add(read(row)));
    return all;
  }

  private static Trajectory read(Row row) {
    return new Trajectory(
        new Head(
            row.getUUID("id"),
            row.getString("slug"),
            row.getString("organisation"),
            row.getString("decides"),
            Set.of(row.getArrayOfStrings("participants")),
            origin(row)),
        Trajectory.State.of(row.getString("state")),
        row.getInteger("revision"),
        Content.of(Json.readOwn(row.getString("content"))),
        done(Json.readOwn(row.getString("done"))),
        row.getLocalDate("published_on"),
        row.getLocalDate("closed_on"));
  }

  private static @Nullable Origin origin(Row row) {
    UUID id = row.getUUID("origin_id");
    return id == null ? null : Origin.of(row.getString("origin_kind"), id.toString()).orElseThrow();
  }

  /** An array, as the order counts. */
  static Map<String, Done> done(JsonNode json) {
    Map<String, Done> done = new LinkedHashMap<>();
    for (JsonNode one : json) {
      done.put(
          one.path("step").asText(),
          new Done(
              LocalDate.parse(one.path("on").asText()),
              Party.of(one.path("by").asText()),
              one.path("note").asText(),
              one.path("setAside").asBoolean()));
    }
    return done;
  }
}
