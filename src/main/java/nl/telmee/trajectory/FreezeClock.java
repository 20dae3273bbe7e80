package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import nl.telmee.db.Database;
import nl.telmee.poll.Polls;
import nl.telmee.release.Releases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second for polls that closed and whose results are to be put into a trajectory.
 * Every node does so; see {@link Freezing}. Runs on its own event loop; a look starts after the one
 * before ended.
 */
public final class FreezeClock extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(FreezeClock.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Freezing freezing;
  private Future<Void> running = Future.succeededFuture();
  private boolean stopped;

  public FreezeClock(Database db, Trajectories trajectories, Polls polls, Releases releases) {
    this.freezing = new Freezing(db, trajectories, polls, releases);
  }

  @Override
  public Future<?> start() {
    run();
    return Future.succeededFuture();
  }

  /** Lets the look that is under way end. */
  @Override
  public Future<?> stop() {
    stopped = true;
    return running.otherwiseEmpty();
  }

  private void run() {
    if (stopped) {
      return;
    }
    running =
        freezing
            .freezeDue()
            .onFailure(e -> LOG.warn("Closed polls could not be looked at: {}", e.getMessage()))
            .onComplete(_ -> vertx.setTimer(PAUSE.toMillis(), _ -> run()));
  }
}
