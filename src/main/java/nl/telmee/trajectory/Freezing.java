package nl.telmee.trajectory;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.telmee.db.Database;
import nl.telmee.db.Rounds;
import nl.telmee.id.PollId;
import nl.telmee.poll.Polls;
import nl.telmee.release.Releases;
import nl.telmee.release.Snapshot;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the last results of a closed poll into its trajectory, as drafts of findings. All nodes may
 * be at it: the change is made on the revision that was read, in one transaction, so that one node
 * makes it and a node that dies leaves nothing half done.
 */
public final class Freezing {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Freezing.class);

  /** What another node, or somebody who works on the trajectory, did meanwhile. */
  private static final Set<Problem> OVERTAKEN =
      EnumSet.of(Problem.REVISION_OUTDATED, Problem.TRAJECTORY_HINDERS);

  private final FreezeStore store;
  private final Trajectories trajectories;
  private final Polls polls;
  private final Releases releases;

  private Freezing(Database db, Trajectories trajectories, Polls polls, Releases releases) {
    this.store = new FreezeStore(db);
    this.trajectories = trajectories;
    this.polls = polls;
    this.releases = releases;
  }

  /** Looks for polls that closed, all the time. */
  public static Rounds of(Database db, Trajectories trajectories, Polls polls, Releases releases) {
    Freezing freezing = new Freezing(db, trajectories, polls, releases);
    return new Rounds("Closed polls could not be looked at", PAUSE, freezing::freezeDue);
  }

  /** Does what is due; what goes wrong with one poll is tried again the next time. */
  private Future<Void> freezeDue() {
    return store
        .due()
        .compose(
            due -> {
              Future<Void> done = Future.succeededFuture();
              for (FreezeStore.Due one : due) {
                done = done.compose(_ -> alone(one));
              }
              return done;
            });
  }

  private Future<Void> alone(FreezeStore.Due due) {
    return freeze(due)
        .recover(
            e -> {
              if (!(e instanceof Rejected rejected && OVERTAKEN.contains(rejected.problem()))) {
                LOG.warn("Results of poll {} are not frozen yet: {}", due.poll(), e.getMessage());
              }
              return Future.succeededFuture();
            });
  }

  private Future<Void> freeze(FreezeStore.Due due) {
    return trajectories
        .find(Scope.EVERYWHERE, due.trajectory())
        .compose(
            found ->
                waits(found, due)
                    ? polls
                        .read(new PollId(due.poll()))
                        .compose(releases::settled)
                        .compose(newest -> freeze(found, due, newest))
                    : Future.succeededFuture());
  }

  /** Whether the activity is still about this poll. */
  private static boolean waits(Trajectory trajectory, FreezeStore.Due due) {
    Optional<Activity> activity = trajectory.content().item(Activity.class, due.activity());
    return activity.filter(one -> due.poll().equals(one.poll()) && one.frozen() == 0).isPresent();
  }

  private Future<Void> freeze(Trajectory read, FreezeStore.Due due, Snapshot last) {
    return last.results().closed()
        ? trajectories
            .change(read.head().id(), read.revision(), FrozenResults.change(due.activity(), last))
            .mapEmpty()
        : Future.succeededFuture();
  }
}
