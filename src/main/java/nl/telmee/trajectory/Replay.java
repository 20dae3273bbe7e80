package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.feed.Event;
import nl.telmee.feed.FeedStore;

/**
 * Puts a trajectory in the database with the days on which everything was done: one of earlier
 * years, or an example. The rules judge every change as they judge those of people, so the log
 * tells how it became what it is; the program may act for all parties. Thread: any.
 */
public final class Replay {
  private final Database db;
  private final AuditLog audit;
  private final Clock clock;

  public Replay(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a script made: where it stands, its log, and what followers are told, by its moment. */
  private record Made(Trajectory trajectory, List<LoggedChange> log, List<Told> told) {}

  private record Told(Event event, Instant at) {}

  /** Whether the trajectory of a script is there already. */
  public Future<Boolean> isThere(ReplayScript script) {
    return TrajectoryStore.ofStaff(db).bySlug(script.head().slug()).map(found -> found.isPresent());
  }

  /**
   * Plays a script, all of it or nothing.
   *
   * @throws IllegalStateException when the rules refuse one of its lines
   */
  public Future<Void> play(ReplayScript script) {
    Made made = make(script);
    LoggedChange first = made.log().getFirst();
    Trajectory last = made.trajectory();
    return db.inTransaction(
        tx ->
            TrajectoryChangeStore.insert(tx, last, first.at())
                .compose(_ -> log(tx, made.log()))
                .compose(_ -> polls(tx, last))
                .compose(_ -> tell(tx, made.told()))
                .compose(_ -> audit.record(tx, entry(last))));
  }

  private Made make(ReplayScript script) {
    Head head = script.head();
    ReplayScript.Line first = script.lines().getFirst();
    if (!(first.change() instanceof Change.Begin(Subject subject, Planning planning))) {
      throw new IllegalStateException(head.slug() + " does not begin with its beginning");
    }
    Trajectory now = Trajectory.begin(head, subject, planning);
    List<LoggedChange> log = new ArrayList<>();
    List<Told> told = new ArrayList<>();
    log.add(logged(now, first));
    for (ReplayScript.Line line : script.lines().subList(1, script.lines().size())) {
      Trajectory after = after(now, line);
      LoggedChange logged = logged(after, line);
      log.add(logged);
      TrajectoryEvents.of(now, line.change(), after)
          .forEach(event -> told.add(new Told(event, logged.at())));
      now = after;
    }
    return new Made(now, log, told);
  }

  private static Trajectory after(Trajectory before, ReplayScript.Line line) {
    if (!Permissions.allowed(before, line.change()).contains(line.party())) {
      throw new IllegalStateException(line + " is not up to " + line.party());
    }
    return switch (Rules.apply(before, line.change(), line.party(), line.on())) {
      case Ruling.Allowed(Trajectory after) -> after;
      case Ruling.Missing missing -> throw new IllegalStateException(line + ": " + missing);
      case Ruling.Hindered hindered -> throw new IllegalStateException(line + ": " + hindered);
    };
  }

  /** Lines of one day follow each other by a second. */
  private LoggedChange logged(Trajectory after, ReplayScript.Line line) {
    Instant at =
        line.on().atTime(12, 0).atZone(Trajectories.HERE).toInstant().plusSeconds(after.revision());
    Instant now = clock.instant();
    return new LoggedChange(
        after.head().id(),
        after.revision(),
        line.change(),
        line.party(),
        at.isAfter(now) ? now : at,
        AuditEntry.PROGRAM);
  }

  private static Future<Void> log(SqlConnection tx, List<LoggedChange> lines) {
    Future<Void> logged = Future.succeededFuture();
    for (LoggedChange line : lines) {
      logged = logged.compose(_ -> TrajectoryChangeStore.log(tx, line));
    }
    return logged;
  }

  private static Future<Void> polls(SqlConnection tx, Trajectory last) {
    Future<Void> kept = TrajectoryChangeStore.polls(tx, last).mapEmpty();
    for (Activity activity : last.content().items(Activity.class)) {
      java.util.UUID poll = activity.poll();
      if (poll != null && activity.frozen() > 0) {
        kept = kept.compose(_ -> TrajectoryChangeStore.frozen(tx, poll, activity.frozen()));
      }
    }
    return kept;
  }

  private static Future<Void> tell(SqlConnection tx, List<Told> all) {
    Future<Void> told = Future.succeededFuture();
    for (Told one : all) {
      told = told.compose(_ -> FeedStore.append(tx, one.event(), one.at())).mapEmpty();
    }
    return told;
  }

  private static AuditEntry entry(Trajectory last) {
    Head head = last.head();
    return AuditEntry.byProgram(head.organisation(), AuditAction.TRAJECTORY_MADE, head.slug())
        .with("revision", last.revision());
  }
}
