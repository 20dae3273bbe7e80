package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.feed.FeedStore;
import nl.telmee.scan.VirusScan;
import nl.telmee.web.Caller;
import nl.telmee.web.FileKind;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** Takes whole trajectories out of an installation and into one. Thread: any. */
public final class Transfers {
  private final Database db;
  private final Trajectories trajectories;
  private final VirusScan scan;
  private final AuditLog audit;
  private final Clock clock;

  public Transfers(
      Database db, Trajectories trajectories, VirusScan scan, AuditLog audit, Clock clock) {
    this.db = db;
    this.trajectories = trajectories;
    this.scan = scan;
    this.audit = audit;
    this.clock = clock;
  }

  /** The archive of a trajectory of the caller's scope; it is written in the audit log. */
  Future<Buffer> export(Caller caller, UUID id) {
    return trajectories
        .find(caller.scope(), id)
        .compose(found -> gather(caller, found))
        .compose(
            transfer ->
                db.staff(caller.scope())
                    .inTransaction(
                        tx -> audit.record(tx, entry(caller, transfer, AuditAction.EXPORT_MADE)))
                    .map(Archive.write(transfer)));
  }

  private Future<Transfer> gather(Caller caller, Trajectory found) {
    UUID id = found.head().id();
    Future<Map<UUID, Buffer>> files = Future.succeededFuture(new LinkedHashMap<>());
    for (Attachment one : found.content().items(Attachment.class)) {
      files =
          files.compose(
              so ->
                  FileStore.read(db.staff(caller.scope()), id, one.id())
                      .map(file -> with(so, one.id(), file)));
    }
    return Future.all(trajectories.log(caller.scope(), id), files)
        .map(both -> new Transfer(found, both.resultAt(0), both.resultAt(1)));
  }

  private static Map<UUID, Buffer> with(Map<UUID, Buffer> so, UUID id, Optional<StoredFile> file) {
    file.ifPresent(one -> so.put(id, one.content()));
    return so;
  }

  /**
   * Takes a trajectory in. Fails with {@link Problem#SLUG_TAKEN} when it is here already, and with
   * {@link Problem#INVALID} when the archive is none or was changed.
   */
  public Future<Trajectory> take(Caller caller, Buffer archive) {
    Transfer transfer = Archive.read(archive);
    caller.requireChanges(transfer.trajectory().head().organisation());
    Map<UUID, StoredFile> files = files(transfer);
    Future<Void> clean = Future.succeededFuture();
    for (StoredFile file : files.values()) {
      clean = clean.compose(_ -> scan.check(file.content()));
    }
    return clean.compose(_ -> store(caller, transfer, files)).map(transfer.trajectory());
  }

  /** Each attachment has its file, each file its attachment, and is what it may be. */
  private static Map<UUID, StoredFile> files(Transfer transfer) {
    Set<UUID> named =
        transfer.trajectory().content().items(Attachment.class).stream()
            .map(Attachment::id)
            .collect(Collectors.toSet());
    if (!named.equals(transfer.files().keySet())) {
      throw wrong("does not have the files of its attachments");
    }
    Map<UUID, StoredFile> files = new LinkedHashMap<>();
    transfer
        .files()
        .forEach(
            (id, content) ->
                files.put(
                    id,
                    new StoredFile(
                        FileKind.of(content)
                            .orElseThrow(() -> wrong("has a file of a kind that is not taken")),
                        content)));
    return files;
  }

  private static Rejected wrong(String detail) {
    return Rejected.mistakes(List.of(new Mistake("", detail)));
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
