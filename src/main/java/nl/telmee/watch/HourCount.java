package nl.telmee.watch;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import nl.telmee.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down now and then how many responses each open poll has, one number for each hour. Every
 * node does so; the numbers only grow. Runs on its own event loop, one statement at a time.
 */
public final class HourCount extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(HourCount.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final HourStore store;
  private final Clock clock;
  private Future<Void> running = Future.succeededFuture();
  private boolean stopped;

  public HourCount(Database db, Clock clock) {
    this.store = new HourStore(db);
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    run();
    return Future.succeededFuture();
  }

  /** Lets the statement that is under way end. */
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
        store
            .count(clock.instant())
            .onFailure(e -> LOG.warn("The hour was not counted: {}", e.getMessage()))
            .onComplete(_ -> vertx.setTimer(PAUSE.toMillis(), _ -> run()));
  }
}
