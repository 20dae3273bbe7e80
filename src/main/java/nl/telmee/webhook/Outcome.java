package nl.telmee.webhook;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written down about an attempt.
 *
 * @param answer null: nothing was sent
 * @param nextAt when to try again; null: not
 */
record Outcome(Attempt attempt, @Nullable Answer answer, @Nullable Instant nextAt) {
  /** A try that took longer is as bad for the others as one that failed. */
  private static final int SLOW_MILLIS = 1_000;

  /** Whether the next try belongs in the lane of the slow ones. */
  boolean slow() {
    return answer == null ? attempt.slow() : !answer.success() || answer.millis() > SLOW_MILLIS;
  }

  /** The state of the delivery after it. */
  String state() {
    return answer != null && answer.success() ? "done" : nextAt != null ? "waiting" : "failed";
  }

  /** What was sent. */
  Message message() {
    return Objects.requireNonNull(attempt.message());
  }

  /** What came of it. */
  Answer sent() {
    return Objects.requireNonNull(answer);
  }
}
