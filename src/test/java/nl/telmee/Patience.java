package nl.telmee;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again until something is so: tests wait for conditions, never for time. */
public final class Patience {
  /** Longer than the claim of a killed node lasts; only who fails waits so long. */
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private static final Duration PAUSE = Duration.ofMillis(10);

  private Patience() {}

  /**
   * The first thing seen that is as wanted.
   *
   * @throws AssertionError with the last thing seen when the deadline has passed
   */
  public static <T> T until(Supplier<T> look, Predicate<T> wanted) {
    long started = System.nanoTime();
    while (true) {
      T seen = look.get();
      if (wanted.test(seen)) {
        return seen;
      }
      if (System.nanoTime() - started > DEADLINE.toNanos()) {
        throw new AssertionError("still, after " + DEADLINE + ": " + seen);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
