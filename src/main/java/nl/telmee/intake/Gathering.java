package nl.telmee.intake;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * The moment in which a small batch gathers before it is written, under load, by a node that has
 * one processor: one of several on a machine, or all that a small machine has. The larger a batch,
 * the less each response in it costs the database, which has the same processors. A node with more
 * of them reads requests on one while another waits for its batch; there a moment gains nothing
 * (decision 70).
 *
 * <p>Thread: the event loop of its writer only.
 */
final class Gathering {
  /** From here on a larger batch is hardly cheaper. */
  static final int ENOUGH = 160;

  /** After a batch as large more come at once; who is alone never waits. */
  static final int LIVELY = 16;

  private static final Duration MOMENT = Duration.ofMillis(4);
  private static final long NONE = -1;

  private final Vertx vertx;
  private final boolean pays;
  private long timer = NONE;

  Gathering(Vertx vertx, int processors) {
    this.vertx = vertx;
    this.pays = processors == 1;
  }

  /**
   * Begins a moment, if it pays.
   *
   * @param written size of the batch that was just written
   * @param waiting size of the next
   * @param write run when the moment is over, unless it ended before
   * @return false when the next batch is to be written at once
   */
  boolean begins(int written, int waiting, Runnable write) {
    if (!pays || written < LIVELY || enough(waiting)) {
      return false;
    }
    timer =
        vertx.setTimer(
            MOMENT.toMillis(),
            _ -> {
              timer = NONE;
              write.run();
            });
    return true;
  }

  /** Whether a batch of this size still waits for its moment to end. */
  boolean goesOn(int waiting) {
    return timer != NONE && !enough(waiting);
  }

  private static boolean enough(int waiting) {
    return waiting >= ENOUGH;
  }

  /** Ends the moment before its time. */
  void end() {
    if (timer != NONE) {
      vertx.cancelTimer(timer);
      timer = NONE;
    }
  }
}
