package nl.telmee.poll;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and closes polls at their moments. Every node does so; the state in the database decides,
 * so that it happens once. Runs on its own event loop; a run starts after the one before ended.
 */
public final class PollSchedule extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(PollSchedule.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Polls polls;

  public PollSchedule(Polls polls) {
    this.polls = polls;
  }

  @Override
  public Future<?> start() {
    run();
    return Future.succeededFuture();
  }

  private void run() {
    polls
        .applySchedule()
        .onFailure(e -> LOG.warn("Polls could not be opened and closed: {}", e.getMessage()))
        .onComplete(_ -> vertx.setTimer(PAUSE.toMillis(), _ -> run()));
  }
}
