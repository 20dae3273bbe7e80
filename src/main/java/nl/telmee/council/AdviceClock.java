package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends embargoes at their moments. Every node does so; a row lock decides which one publishes an
 * advice, so that it happens once. Runs on its own event loop; a run starts after the one before
 * ended.
 */
final class AdviceClock extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(AdviceClock.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final AdvicePublishing publishing;

  AdviceClock(AdvicePublishing publishing) {
    this.publishing = publishing;
  }

  @Override
  public Future<?> start() {
    run();
    return Future.succeededFuture();
  }

  private void run() {
    publishing
        .publishDue()
        .onFailure(e -> LOG.warn("An embargo could not be ended: {}", e.getMessage()))
        .otherwise(false)
        .onSuccess(
            more -> {
              if (more) {
                run();
              } else {
                vertx.setTimer(PAUSE.toMillis(), _ -> run());
              }
            });
  }
}
