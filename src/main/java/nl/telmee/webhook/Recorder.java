package nl.telmee.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down outcomes, a batch at a time; while one is being written the next gathers. What cannot
 * be written before its lease has ended is forgotten: it is sent again. Thread: one event loop.
 */
final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LARGEST_BATCH = 200;
  private static final int MOST_TRIES = 30;

  private final Vertx vertx;
  private final OutcomeStore store;
  private final Clock clock;
  private final Duration pauseAfter;
  private final Consumer<List<Outcome>> written;
  private List<Outcome> waiting = new ArrayList<>();
  private Promise<Void> idle = Promise.promise();
  private boolean writing;

  /**
   * @param pauseAfter how long a subscription may only fail
   * @param written is told what was written down
   */
  Recorder(
      Vertx vertx,
      OutcomeStore store,
      Clock clock,
      Duration pauseAfter,
      Consumer<List<Outcome>> written) {
    this.vertx = vertx;
    this.store = store;
    this.clock = clock;
    this.pauseAfter = pauseAfter;
    this.written = written;
    idle.complete();
  }

  /** How many outcomes wait to be written. */
  int waiting() {
    return waiting.size();
  }

  void add(Outcome outcome) {
    waiting.add(outcome);
    if (!writing) {
      writing = true;
      idle = Promise.promise();
      // The answers that this loop has at hand come along.
      vertx.runOnContext(_ -> next());
    }
  }

  /** Succeeds when nothing waits. */
  Future<Void> whenIdle() {
    return idle.future();
  }

  private void next() {
    if (waiting.isEmpty()) {
      writing = false;
      idle.complete();
      return;
    }
    int size = Math.min(waiting.size(), LARGEST_BATCH);
    List<Outcome> batch = List.copyOf(waiting.subList(0, size));
    waiting = new ArrayList<>(waiting.subList(size, waiting.size()));
    write(batch, 1);
  }

  private void write(List<Outcome> batch, int tries) {
    store
        .write(batch, clock.instant(), pauseAfter)
        .onSuccess(
            counted -> {
              written.accept(counted);
              next();
            })
        .onFailure(failure -> again(batch, tries, failure));
  }

  private void again(List<Outcome> batch, int tries, Throwable failure) {
    LOG.warn("Deliveries could not be written down: {}", failure.getMessage());
    if (tries == MOST_TRIES) {
      next();
    } else {
      vertx.setTimer(PAUSE.toMillis(), _ -> write(batch, tries + 1));
    }
  }
}
