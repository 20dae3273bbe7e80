package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.db.Queries;
import nl.telmee.feed.Event;
import nl.telmee.feed.FeedStore;
import nl.telmee.identity.AuthorStore;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Scope;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * Trajectories in the database. A change is read, ruled on, stored, told to followers and written
 * in both logs in one transaction, under a lock on the trajectory's row. Thread: any.
 */
public final class Trajectories {
  public static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

  /** A change says this when it was not read before: it is made whatever others did meanwhile. */
  public static final int ANY_REVISION = 0;

  private static final int MOST_PAGES = 50;

  private final Database db;
  private final AuditLog audit;
  private final Clock clock;
  private final List<Runnable> whenChanged = new CopyOnWriteArrayList<>();

  public Trajectories(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** Runs something after each change that is made on this node, before anybody is told of it. */
  public void whenChanged(Runnable task) {
    whenChanged.add(task);
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), HERE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private TrajectoryStore store(Scope scope) {
    return TrajectoryStore.ofStaff(db.staff(scope));
  }

  private TrajectoryStore publicStore() {
    return TrajectoryStore.ofVisitors(db.visitor());
  }

  /** A published trajectory as everybody may see it; fails with {@link Problem#NOT_FOUND}. */
  public Future<Trajectory> published(UUID id) {
    return publicStore().byId(id).map(Trajectories::found);
  }

  /** The same by the last part of its address. */
  public Future<Trajectory> published(String slug) {
    return publicStore().bySlug(slug).map(Trajectories::found);
  }

  /** The published trajectory that a poll belongs to, if it does. */
  public Future<Optional<Trajectory>> publishedOfPoll(UUID poll) {
    return publicStore().ofPoll(poll);
  }

  /**
   * Published trajectories that an organisation owns, decides on or takes part in.
   *
   * @param organisation null: of all
   * @param state null: in any
   */
  public Future<List<Trajectory>> published(
      @Nullable String organisation, Trajectory.@Nullable State state, int limit, int offset) {
    return publicStore().list(organisation, state, limit, offset);
  }

  /** More of what everybody may read. */
  public ShownTrajectories shown() {
    return new ShownTrajectories(publicStore());
  }

  /** Those of the caller's scope that began with one of these, drafts and all, the newest first. */
  public Future<List<Trajectory>> begunFrom(Scope scope, Collection<UUID> origins) {
    return origins.isEmpty() ? Future.succeededFuture(List.of()) : store(scope).begunFrom(origins);
  }

  /** Pages of published trajectories of an organisation that go on: titles by address. */
  public Future<Map<String, Translated>> pages(String organisation) {
    return published(organisation, Trajectory.State.PUBLISHED, MOST_PAGES, 0)
        .map(
            found -> {
              Map<String, Translated> pages = new LinkedHashMap<>();
              found.forEach(one -> pages.put(one.head().page(), one.title()));
              return pages;
            });
  }

  /** Those whose next step is due from one day to another; for the program itself. */
  public Future<List<Trajectory>> due(LocalDate first, LocalDate last) {
    return TrajectoryStore.ofStaff(db).due(first, last);
  }

  /** A trajectory of the caller's scope, drafts and all; fails with {@link Problem#NOT_FOUND}. */
  public Future<Trajectory> find(Scope scope, UUID id) {
    return store(scope).byId(id).map(Trajectories::found);
  }

  /** All of the caller's scope; what goes on comes first. */
  public Future<List<Trajectory>> all(Scope scope, int limit, int offset) {
    return store(scope).list(null, null, limit, offset);
  }

  /** Polls that other trajectories of the caller's scope have: a poll belongs to one. */
  public Future<Set<UUID>> pollsOfOthers(Scope scope, Trajectory trajectory) {
    return store(scope).pollsOfOthers(trajectory.head().id());
  }

  private static Trajectory found(Optional<Trajectory> trajectory) {
    return trajectory.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  /** For whom a caller acts in a trajectory. */
  public Future<Standing> standing(Caller caller, Trajectory trajectory) {
    return new MemberStore(db.staff(caller.scope()))
        .seats(trajectory.head().id(), caller.email())
        .map(seats -> Standing.of(caller, trajectory.head(), seats));
  }

  /** The same for several at once, by their ids. */
  public Future<Map<UUID, Standing>> standings(Caller caller, List<Trajectory> trajectories) {
    return new MemberStore(db.staff(caller.scope()))
        .seats(caller.email())
        .map(
            seats -> {
              Map<UUID, Standing> standings = new HashMap<>();
              for (Trajectory one : trajectories) {
                Head head = one.head();
                standings.put(
                    head.id(), Standing.of(caller, head, seats.getOrDefault(head.id(), Set.of())));
              }
              return standings;
            });
  }

  /** What was done, the earliest first, with what accounts are called that are still there. */
  public Future<List<LoggedChange>> history(Scope scope, UUID id) {
    return log(scope, id)
        .compose(
            lines ->
                new AuthorStore(db)
                    .names(lines.stream().map(LoggedChange::by).toList())
                    .map(names -> lines.stream().map(line -> line.named(names)).toList()));
  }

  /** The same as it is stored: who did it by id or role. */
  Future<List<LoggedChange>> log(Scope scope, UUID id) {
    return TrajectoryChangeStore.history(db.staff(scope), id);
  }

  /**
   * Whether a caller begins trajectories of an organisation. A table is begun by who speaks for the
   * council: who stands above it does not.
   */
  public static boolean begins(Caller caller, Organisation owner) {
    return caller.changes(owner.slug())
        && (owner.kind() != Organisation.Kind.COUNCIL || caller.speaksFor(owner.slug()));
  }

  /** Begins a trajectory of an organisation that the caller begins them for. */
  public Future<Trajectory> begin(Caller caller, Trajectory begun) {
    Head head = begun.head();
    caller.requireChanges(head.organisation());
    if (!Standing.owns(caller, head)) {
      return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
    }
    Instant now = now();
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                TrajectoryChangeStore.requireOwnOrigin(tx, head)
                    .compose(_ -> TrajectoryChangeStore.insert(tx, begun, now))
                    .compose(_ -> logBeginning(tx, begun, caller.account().toString(), now))
                    .compose(_ -> MemberStore.insert(tx, head.id(), leader(caller), null, now))
                    .compose(
                        _ -> audit.record(tx, entry(caller, begun, AuditAction.TRAJECTORY_MADE))))
        .map(begun);
  }

  /** Who begins leads, until it is handed over. */
  private static Member leader(Caller caller) {
    String email = caller.email().toLowerCase(Locale.ROOT);
    String name = email.replaceFirst("@.*", "");
    return new Member(
        UUID.randomUUID(),
        Seat.PROJECT_LEADER,
        name.substring(0, Math.min(name.length(), Member.LONGEST_NAME)),
        email,
        false);
  }

  /** The first line of the log says how it began; the planning is what the template gave. */
  private static Future<Void> logBeginning(
      SqlConnection tx, Trajectory begun, String by, Instant now) {
    return TrajectoryChangeStore.log(
        tx,
        new LoggedChange(
            begun.head().id(),
            1,
            new Change.Begin(begun.subject(), begun.planning()),
            Party.MUNICIPALITY,
            now,
            by));
  }

  /**
   * Does something; yields what became of the trajectory.
   *
   * @param revision the one that was read, or {@link #ANY_REVISION}; another fails with {@link
   *     Problem#REVISION_OUTDATED}
   */
  public Future<Trajectory> change(Standing who, UUID id, int revision, Change change) {
    return change(who, id, revision, change, _ -> Future.succeededFuture());
  }

  /**
   * The same with something more in the same transaction.
   *
   * @param also what is stored beside the change
   */
  Future<Trajectory> change(
      Standing who,
      UUID id,
      int revision,
      Change change,
      Function<SqlConnection, Future<Void>> also) {
    if (!who.works()) { // The database would hide the row from who wants to change it.
      return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
    }
    return change(db.staff(who.scope()), who, id, revision, change, also);
  }

  /** The same for the program itself, which sees everything. */
  Future<Trajectory> change(UUID id, int revision, Change change) {
    Standing program = new Standing(Scope.EVERYWHERE, Set.of(Party.PROGRAM), AuditEntry.PROGRAM);
    return change(db, program, id, revision, change, _ -> Future.succeededFuture());
  }

  private Future<Trajectory> change(
      Queries as,
      Standing who,
      UUID id,
      int revision,
      Change change,
      Function<SqlConnection, Future<Void>> also) {
    return as.inTransaction(
            tx ->
                TrajectoryStore.lock(tx, id)
                    .map(Trajectories::found)
                    .compose(before -> change(tx, who, before, revision, change))
                    .compose(after -> also.apply(tx).map(after)))
        .onComplete(_ -> whenChanged.forEach(Runnable::run));
  }

  private Future<Trajectory> change(
      SqlConnection tx, Standing who, Trajectory before, int revision, Change change) {
    if (revision != ANY_REVISION && revision != before.revision()) {
      return Future.failedFuture(Rejected.because(Problem.REVISION_OUTDATED));
    }
    Optional<Party> party = Permissions.party(before, change, who.parties());
    if (party.isEmpty()) {
      return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
    }
    return switch (Rules.apply(before, change, party.get(), today())) {
      case Ruling.Allowed(Trajectory after) -> store(tx, who, party.get(), before, change, after);
      case Ruling.Missing(List<Condition> conditions) ->
          Future.failedFuture(Refusals.missing(conditions));
      case Ruling.Hindered(Hindrance hindrance) ->
          Future.failedFuture(Refusals.hindered(hindrance));
    };
  }

  private Future<Trajectory> store(
      SqlConnection tx,
      Standing who,
      Party party,
      Trajectory before,
      Change change,
      Trajectory after) {
    Instant now = now();
    LoggedChange line =
        new LoggedChange(after.head().id(), after.revision(), change, party, now, who.author());
    return TrajectoryChangeStore.update(tx, after, now)
        .compose(_ -> TrajectoryChangeStore.log(tx, line))
        .compose(_ -> TiedPollStore.follow(tx, before, change, after))
        .compose(_ -> tell(tx, TrajectoryEvents.of(before, change, after), now))
        .compose(_ -> audit(tx, who, change, after))
        .map(after);
  }

  private static Future<Void> tell(SqlConnection tx, List<Event> events, Instant now) {
    Future<Void> told = Future.succeededFuture();
    for (Event event : events) {
      told = told.compose(_ -> FeedStore.append(tx, event, now)).mapEmpty();
    }
    return told;
  }

  private Future<Void> audit(SqlConnection tx, Standing who, Change change, Trajectory after) {
    AuditAction action =
        switch (change) {
          case Change.Publish _ -> AuditAction.TRAJECTORY_PUBLISHED;
          case Change.Close _ -> AuditAction.TRAJECTORY_CLOSED;
          case Change.Begin _,
              Change.Write _,
              Change.Put _,
              Change.Remove _,
              Change.Complete _,
              Change.SetAside _,
              Change.TakeBack _,
              Change.Freeze _ ->
              AuditAction.TRAJECTORY_CHANGED;
        };
    return audit.record(
        tx,
        new AuditEntry(
                null,
                who.name(),
                after.head().organisation(),
                action,
                after.head().slug(),
                Map.of())
            .with("change", ChangeJson.word(change))
            .with("revision", after.revision()));
  }

  private static AuditEntry entry(Caller caller, Trajectory trajectory, AuditAction action) {
    return AuditEntry.by(
        caller, trajectory.head().organisation(), action, trajectory.head().slug());
  }
}
