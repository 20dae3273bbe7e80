package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.feed.FeedStore;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.scan.VirusScan;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Scope;
import nl.telmee.web.Spool;

/** Takes whole trajectories out of an installation and into one. Thread: any. */
public final class Transfers {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Database db;
  private final OrganisationStore organisations;
  private final Trajectories trajectories;
  private final VirusScan scan;
  private final AuditLog audit;
  private final Clock clock;
  private final WorkerExecutor worker;
  private final AtomicBoolean taking = new AtomicBoolean();

  /** Archives are packed and unpacked on a thread of their own: no loop waits for them. */
  public Transfers(
      Vertx vertx,
      Database db,
      Trajectories trajectories,
      VirusScan scan,
      AuditLog audit,
      Clock clock) {
    this.worker = vertx.createSharedWorkerExecutor("archives", 1);
    this.db = db;
    this.organisations = new OrganisationStore(db);
    this.trajectories = trajectories;
    this.scan = scan;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether its attachments fit in an archive that can be taken in again. */
  public Future<Boolean> fits(Scope scope, UUID id) {
    return FileStore.facts(db.staff(scope), id)
        .map(
            facts ->
                facts.values().stream().mapToLong(FileFact::bytes).sum() <= Archive.LARGEST_FILES);
  }

  private Future<Void> requireFit(Scope scope, UUID id) {
    return fits(scope, id)
        .compose(
            fits ->
                fits
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        Refusals.tooLarge("sum of attachments", Archive.LARGEST_FILES)));
  }

  /**
   * The archive of a trajectory of the caller's scope; it is written in the audit log. Fails with
   * {@link Problem#TRAJECTORY_HINDERS} when it is larger than what can be taken in.
   */
  Future<Buffer> export(Caller caller, UUID id) {
    return trajectories
        .find(caller.scope(), id)
        .compose(found -> requireFit(caller.scope(), id).map(found))
        .compose(found -> gather(caller, found))
        .compose(
            transfer ->
                worker
                    .executeBlocking(() -> Archive.write(transfer))
                    .compose(archive -> exported(caller, transfer).map(archive)));
  }

  private Future<Void> exported(Caller caller, Transfer transfer) {
    return db.staff(caller.scope())
        .inTransaction(tx -> audit.record(tx, entry(caller, transfer, AuditAction.EXPORT_MADE)));
  }

  private Future<Transfer> gather(Caller caller, Trajectory found) {
    UUID id = found.head().id();
    Future<Map<UUID, Buffer>> files = Future.succeededFuture(new LinkedHashMap<>());
    for (Attachment one : found.content().items(Attachment.class)) {
      files =
          files.compose(
              so ->
                  FileStore.read(db.staff(caller.scope()), id, one.id())
                      .compose(file -> worker.executeBlocking(() -> with(so, one.id(), file))));
    }
    return Future.all(trajectories.log(caller.scope(), id), files, seats(caller, id))
        .map(all -> new Transfer(found, all.resultAt(0), all.resultAt(1), all.resultAt(2)));
  }

  /** Those that somebody has, and those that stand vacant. */
  private Future<Map<Seat, Integer>> seats(Caller caller, UUID id) {
    return Future.all(
            new MemberStore(db.staff(caller.scope())).all(id),
            new VacancyStore(db.staff(caller.scope())).all(id))
        .map(
            both -> {
              Map<Seat, Integer> seats = new EnumMap<>(Seat.class);
              List<Member> members = both.resultAt(0);
              Map<Seat, Integer> vacant = both.resultAt(1);
              members.forEach(member -> seats.merge(member.seat(), 1, Integer::sum));
              vacant.forEach(
                  (seat, n) -> seats.merge(seat, n, (a, b) -> Math.min(Member.MOST, a + b)));
              return seats;
            });
  }

  private static Map<UUID, Buffer> with(Map<UUID, Buffer> so, UUID id, Optional<StoredFile> file) {
    file.ifPresent(one -> so.put(id, Spool.of(one.content())));
    return so;
  }

  /**
   * Takes a trajectory in. Fails with {@link Problem#SLUG_TAKEN} when it is here already, with
   * {@link Problem#INVALID} when the archive is none or was changed, and with {@link Problem#BUSY}
   * while another is unpacked: what one takes of memory is bounded, so is all of it.
   *
   * @param archive reads it; may block
   */
  public Future<Trajectory> take(Caller caller, Supplier<Buffer> archive) {
    if (!taking.compareAndSet(false, true)) {
      return Future.failedFuture(Rejected.later(Problem.BUSY, RETRY_AFTER));
    }
    return worker
        .executeBlocking(() -> Archive.read(archive.get()))
        .compose(transfer -> admit(caller, transfer))
        .onComplete(_ -> taking.set(false));
  }

  /**
   * Short names of the organisations that are to be made first; empty: it was refused otherwise.
   */
  public static List<String> absent(Rejected refused) {
    return Admission.absent(refused);
  }

  private Future<Trajectory> admit(Caller caller, Transfer transfer) {
    Head head = transfer.trajectory().head();
    caller.requireChanges(head.organisation());
    return organisations
        .all()
        .compose(all -> worker.executeBlocking(() -> Admission.of(transfer, all, clock.instant())))
        .compose(
            files -> {
              if (!Standing.owns(caller, head) && !caller.scope().everywhere()) {
                throw Rejected.because(Problem.NOT_ALLOWED);
              }
              return clean(files).compose(_ -> store(caller, transfer, files));
            })
        .map(transfer.trajectory());
  }

  private Future<Void> clean(Map<UUID, StoredFile> files) {
    Future<Void> clean = Future.succeededFuture();
    for (StoredFile file : files.values()) {
      clean = clean.compose(_ -> scan.check(file.content()));
    }
    return clean;
  }

  private Future<Void> store(Caller caller, Transfer transfer, Map<UUID, StoredFile> files) {
    Trajectory trajectory = transfer.trajectory();
    Instant now = clock.instant();
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                TrajectoryChangeStore.insert(tx, trajectory, now)
                    .compose(_ -> lines(tx, transfer.changes()))
                    .compose(_ -> contents(tx, trajectory.head().id(), files))
                    .compose(_ -> VacancyStore.insert(tx, trajectory.head().id(), transfer.seats()))
                    .compose(_ -> tell(tx, trajectory, now))
                    .compose(
                        _ ->
                            audit.record(
                                tx, entry(caller, transfer, AuditAction.TRAJECTORY_MADE))));
  }

  private static Future<Void> lines(SqlConnection tx, List<LoggedChange> changes) {
    Future<Void> stored = Future.succeededFuture();
    for (LoggedChange change : changes) {
      stored = stored.compose(_ -> TrajectoryChangeStore.log(tx, change));
    }
    return stored;
  }

  private static Future<Void> contents(
      SqlConnection tx, UUID trajectory, Map<UUID, StoredFile> files) {
    Future<Void> stored = Future.succeededFuture();
    for (Map.Entry<UUID, StoredFile> file : files.entrySet()) {
      stored =
          stored.compose(_ -> FileStore.insert(tx, trajectory, file.getKey(), file.getValue()));
    }
    return stored;
  }

  /** Followers here hear once that there is a trajectory; what it went through they can read. */
  private static Future<Void> tell(SqlConnection tx, Trajectory trajectory, Instant now) {
    return trajectory.isPublic()
        ? FeedStore.append(tx, TrajectoryEvents.published(trajectory), now).mapEmpty()
        : Future.succeededFuture();
  }

  private static AuditEntry entry(Caller caller, Transfer transfer, AuditAction action) {
    Head head = transfer.trajectory().head();
    return AuditEntry.by(caller, head.organisation(), action, head.slug())
        .with("changes", transfer.changes().size());
  }
}
