package nl.telmee.trajectory;

import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Database;
import nl.telmee.scan.VirusScan;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Scope;

/** Files of trajectories: looked at, stored with the change that names them, handed out. */
public final class Attachments {
  private final Database db;
  private final Trajectories trajectories;
  private final VirusScan scan;

  public Attachments(Database db, Trajectories trajectories, VirusScan scan) {
    this.db = db;
    this.trajectories = trajectories;
    this.scan = scan;
  }

  /**
   * Adds a file. Fails with {@link Problem#FILE_INFECTED}, or as {@link Trajectories#change} does.
   */
  public Future<Trajectory> add(
      Standing who, UUID trajectory, int revision, Attachment attachment, StoredFile file) {
    return scan.check(file.content())
        .compose(
            _ ->
                trajectories.change(
                    who,
                    trajectory,
                    revision,
                    new Change.Put(attachment),
                    tx -> FileStore.insert(tx, trajectory, attachment.id(), file)));
  }

  /** Takes a file away; what was in it is gone. */
  public Future<Trajectory> remove(
      Standing who, UUID trajectory, int revision, UUID attachment, String reason) {
    return trajectories.change(
        who,
        trajectory,
        revision,
        new Change.Remove(Item.Kind.ATTACHMENT, attachment, reason),
        tx -> FileStore.delete(tx, trajectory, attachment));
  }

  /** A file of a trajectory of the caller's scope; fails with {@link Problem#NOT_FOUND}. */
  public Future<StoredFile> read(Scope scope, UUID trajectory, UUID attachment) {
    return FileStore.read(db.staff(scope), trajectory, attachment)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** A file that everybody may have; fails with {@link Problem#NOT_FOUND}. */
  public Future<StoredFile> readPublic(UUID trajectory, UUID attachment) {
    return FileStore.read(db.visitor(), trajectory, attachment)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Kinds and sizes of the files that everybody may have, by the ids of their attachments. */
  public Future<Map<UUID, FileFact>> publicFacts(UUID trajectory) {
    return FileStore.facts(db.visitor(), trajectory);
  }
}
