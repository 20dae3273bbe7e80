package nl.telmee.release;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Pauses since something that any node may have done last, by a clock that is not quite ours. */
final class Pauses {
  /**
   * How far the clocks of nodes may be apart. A moment that is further ahead was written before the
   * clock was set back.
   */
  static final Duration MOST_AHEAD = Duration.ofMinutes(1);

  private Pauses() {}

  /** How much is left of a pause that began at a moment; zero when it is over. */
  static Duration left(@Nullable Instant last, Duration pause, Instant now) {
    if (last == null || last.isAfter(now.plus(MOST_AHEAD))) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, last.plus(pause));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
