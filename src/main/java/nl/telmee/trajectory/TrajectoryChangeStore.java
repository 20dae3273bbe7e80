package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code trajectory}, {@code trajectory_change} and {@code trajectory_poll}. */
final class TrajectoryChangeStore {
  private static final String INSERT =
      """
      insert into trajectory (id, slug, organisation, decides, participants, origin_kind,
        origin_id, state, revision,
        content, shown, done, published_on, closed_on, due_on, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb,
        $11::text::jsonb, $12::text::jsonb, $13, $14, $15, $16)
      """;

  private static final String UPDATE =
      """
      update trajectory set state = $2, revision = $3, content = $4::text::jsonb,
        shown = $5::text::jsonb, done = $6::text::jsonb, published_on = $7, closed_on = $8,
        due_on = $9, changed_at = $10
      where id = $1
      """;

  private static final String LOG =
      """
      insert into trajectory_change (trajectory, revision, kind, detail, party, changed_at,
        changed_by, edition)
      values ($1, $2, $3, $4::text::jsonb, $5, $6, $7, $8)
      """;

  private static final String HISTORY =
      """
      select revision, kind, detail::text as detail, party, changed_at, changed_by,
        edition
      from trajectory_change where trajectory = $1 order by revision
      """;

  private static final String POLLS =
      """
      insert into trajectory_poll (poll_id, trajectory, activity)
      select * from unnest($2::uuid[], array_fill($1::uuid, array[cardinality($2::uuid[])]),
        $3::uuid[])
      on conflict (poll_id) do update set activity = excluded.activity
      where trajectory_poll.trajectory = excluded.trajectory
      returning poll_id
      """;

  private static final String OTHER_POLLS =
      "delete from trajectory_poll where trajectory = $1 and poll_id <> all($2)";

  /** What somebody cannot see is no poll to that person either: the role's policies hold. */
  private static final String OWN_POLL =
      "select 1 from poll where id = $1 and organisation = any($2)";

  /** What everybody may read. */
  private static final String OWN_SIGNAL =
      """
      select 1 from signal where id = $1 and organisation = any($2)
        and state not in ('waiting', 'left-out')
      """;

  private static final String OWN_ITEM =
      "select 1 from agenda_item where id = $1 and organisation = any($2) limit 1";

  private static final String FROZEN = "update trajectory_poll set frozen = $2 where poll_id = $1";

  private TrajectoryChangeStore() {}

  static Future<Void> insert(SqlConnection tx, Trajectory trajectory, Instant now) {
    Head head = trajectory.head();
    Tuple row =
        Tuple.of(
            head.id(),
            head.slug(),
            head.organisation(),
            head.decides(),
            head.participants().stream().sorted().toArray(String[]::new));
    Origin origin = head.origin();
    row.addString(origin == null ? null : origin.kind().word())
        .addUUID(origin == null ? null : origin.id());
    standing(row, trajectory, now);
    return tx.preparedQuery(INSERT).execute(row).mapEmpty();
  }

  static Future<Void> update(SqlConnection tx, Trajectory trajectory, Instant now) {
    Tuple row = Tuple.of(trajectory.head().id());
    standing(row, trajectory, now);
    return tx.preparedQuery(UPDATE).execute(row).mapEmpty();
  }

  private static void standing(Tuple row, Trajectory trajectory, Instant now) {
    row.addString(trajectory.state().word())
        .addInteger(trajectory.revision())
        .addString(Json.text(trajectory.content().json()))
        .addString(Json.text(PublicContent.of(trajectory).json()))
        .addString(Json.text(done(trajectory)))
        .addLocalDate(trajectory.publishedOn())
        .addLocalDate(trajectory.closedOn())
        .addLocalDate(dueOn(trajectory))
        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
  }

  private static @Nullable LocalDate dueOn(Trajectory trajectory) {
    return trajectory.current().map(Stage::dueOn).orElse(null);
  }

  static ArrayNode done(Trajectory trajectory) {
    ArrayNode done = Json.object().putArray("done");
    trajectory
        .done()
        .forEach(
            (key, how) -> {
              ObjectNode one = done.addObject();
              one.put("step", key)
                  .put("on", how.on().toString())
                  .put("by", how.by().word())
                  .put("note", how.note())
                  .put("setAside", how.setAside());
            });
    return done;
  }

  static Future<Void> log(SqlConnection tx, LoggedChange line) {
    return tx.preparedQuery(LOG)
        .execute(
            Tuple.of(
                line.trajectory(),
                line.revision(),
                line.word(),
                Json.text(ChangeJson.write(line.change())),
                line.party().word(),
                line.at().atOffset(ZoneOffset.UTC),
                line.by(),
                line.edition().number()))
        .mapEmpty();
  }

  /** The whole log, the earliest first. */
  static Future<List<LoggedChange>> history(Queries db, UUID trajectory) {
    return db.query(HISTORY, Tuple.of(trajectory))
        .map(
            rows -> {
              List<LoggedChange> lines = new ArrayList<>(rows.size());
              for (Row row : rows) {
                lines.add(line(trajectory, row));
              }
              return lines;
            });
  }

  private static LoggedChange line(UUID trajectory, Row row) {
    return new LoggedChange(
        trajectory,
        row.getInteger("revision"),
        ChangeJson.read(row.getString("kind"), Json.readOwn(row.getString("detail"))),
        Party.of(row.getString("party")),
        row.getOffsetDateTime("changed_at").toInstant(),
        row.getString("changed_by"),
        Edition.of(row.getInteger("edition")));
  }

  /** Whether a poll is of who owns a trajectory, decides or takes part. */
  static Future<Boolean> isOwnPoll(SqlConnection tx, Head head, UUID poll) {
    return tx.preparedQuery(OWN_POLL)
        .execute(Tuple.of(poll).addArrayOfString(organisations(head)))
        .map(rows -> rows.size() == 1);
  }

  private static String[] organisations(Head head) {
    return head.organisations().toArray(String[]::new);
  }

  /** Lets nothing begin with what the caller does not see, or what others were asked. */
  static Future<Void> requireOwnOrigin(SqlConnection tx, Head head) {
    Origin origin = head.origin();
    if (origin == null) {
      return Future.succeededFuture();
    }
    String query =
        switch (origin.kind()) {
          case SIGNAL -> OWN_SIGNAL;
          case AGENDA -> OWN_ITEM;
        };
    return tx.preparedQuery(query)
        .execute(Tuple.of(origin.id()).addArrayOfString(organisations(head)))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw Rejected.mistakes(
                    List.of(new Mistake("/origin", "must be public and of who works on this")));
              }
              return null;
            });
  }

  /** Keeps which polls belong to which activity; false when one belongs to another activity. */
  static Future<Boolean> polls(SqlConnection tx, Trajectory trajectory) {
    List<Activity> held =
        trajectory.content().items(Activity.class).stream()
            .filter(activity -> activity.poll() != null)
            .toList();
    UUID[] polls = held.stream().map(Activity::poll).toArray(UUID[]::new);
    UUID[] activities = held.stream().map(Activity::id).toArray(UUID[]::new);
    if (new TreeSet<>(List.of(polls)).size() < polls.length) {
      return Future.succeededFuture(false);
    }
    UUID id = trajectory.head().id();
    return tx.preparedQuery(OTHER_POLLS)
        .execute(Tuple.of(id).addArrayOfUUID(polls))
        .compose(
            _ ->
                tx.preparedQuery(POLLS)
                    .execute(Tuple.of(id).addArrayOfUUID(polls).addArrayOfUUID(activities)))
        .map(rows -> rows.size() == polls.length);
  }

  static Future<Void> frozen(SqlConnection tx, UUID poll, int version) {
    return tx.preparedQuery(FROZEN).execute(Tuple.of(poll, version)).mapEmpty();
  }
}
