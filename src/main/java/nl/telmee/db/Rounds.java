package nl.telmee.db;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that looks at the database again and again. Every node does so; rows decide which one does
 * what. Runs on an event loop of its own; a round starts after the one before ended, however it
 * ended.
 */
public final class Rounds extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String trouble;
  private final Duration pause;
  private final Supplier<? extends Future<?>> round;
  private Future<?> running = Future.succeededFuture();
  private boolean stopped;

  /**
   * @param trouble what the log says when a round fails
   * @param pause between two rounds
   */
  public Rounds(String trouble, Duration pause, Supplier<? extends Future<?>> round) {
    this.trouble = trouble;
    this.pause = pause;
    this.round = round;
  }

  @Override
  public Future<?> start() {
    run();
    return Future.succeededFuture();
  }

  /** Lets the round that is under way end. */
  @Override
  public Future<?> stop() {
    stopped = true;
    return running.<Void>mapEmpty().otherwiseEmpty();
  }

  private void run() {
    if (stopped) {
      return;
    }
    running =
        round
            .get()
            .onFailure(e -> LOG.warn("{}: {}", trouble, e.getMessage()))
            .onComplete(_ -> vertx.setTimer(pause.toMillis(), _ -> run()));
  }
}
