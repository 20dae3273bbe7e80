package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second for mail that is due, and goes on without a pause as long as there is some.
 * Every node does so; claims keep them apart. Runs on its own event loop; a round starts after the
 * one before ended.
 */
public final class Postman extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

  private final DigestParts parts;
  private final Promise<Void> stopped = Promise.promise();
  private Instant cleaned = Instant.MIN;
  private boolean stopping;
  private long timer = -1;

  public Postman(DigestParts parts) {
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    run();
    return Future.succeededFuture();
  }

  private void run() {
    clean()
        .compose(_ -> parts.digests().map(Digests::round).orElse(Future.succeededFuture(0)))
        .compose(sent -> parts.deliveries().round().map(more -> sent + more))
        .recover(
            failure -> {
              LOG.warn("Mail to followers could not be looked at: {}", failure.getMessage());
              return Future.succeededFuture(0);
            })
        .onSuccess(this::rest);
  }

  /** What nobody said yes to in a week is erased. */
  private Future<Void> clean() {
    Clock clock = parts.clock();
    Instant now = clock.instant();
    if (Duration.between(cleaned, now).compareTo(BETWEEN_CLEANINGS) < 0) {
      return Future.succeededFuture();
    }
    return parts.requests().prune(now).onSuccess(_ -> cleaned = now);
  }

  private void rest(int sent) {
    if (stopping) {
      stopped.complete();
    } else if (sent > 0) {
      vertx.runOnContext(_ -> run());
    } else {
      timer = vertx.setTimer(PAUSE.toMillis(), _ -> run());
    }
  }

  /** Waits until the mails at hand were sent, or put back. */
  @Override
  public Future<?> stop() {
    stopping = true;
    if (vertx.cancelTimer(timer)) {
      stopped.complete();
    }
    return stopped.future();
  }
}
