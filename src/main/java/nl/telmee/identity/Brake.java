package nl.telmee.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts failures by key: after so many within the window, further tries are refused until it has
 * passed. In memory, bounded, shared by all loops of a node.
 */
public final class Brake {
  /** More keys than this push out the oldest. */
  static final int MOST_KEYS = 10_000;

  private record Failures(int count, Instant since) {}

  private final Clock clock;
  private final int allowed;
  private final Duration window;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /**
   * @param allowed failures within the window before the next try has to wait
   */
  public Brake(Clock clock, int allowed, Duration window) {
    this.clock = clock;
    this.allowed = allowed;
    this.window = window;
  }

  /** How long this key has to wait; zero when it may try. */
  public synchronized Duration wait(String name) {
    Failures known = failures.get(key(name));
    if (known == null || known.count < allowed) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), known.since.plus(window));
    return left.isPositive() ? left : Duration.ZERO;
  }

  /** Counts a failure. */
  public synchronized void failed(String name) {
    Instant now = clock.instant();
    failures.merge(
        key(name),
        new Failures(1, now),
        (old, fresh) ->
            old.since.plus(window).isAfter(now) ? new Failures(old.count + 1, old.since) : fresh);
  }

  /** Takes one failure back. */
  public synchronized void forgive(String name) {
    failures.computeIfPresent(
        key(name), (_, old) -> old.count == 1 ? null : new Failures(old.count - 1, old.since));
  }

  /** Takes all failures back. */
  synchronized void forget(String name) {
    failures.remove(key(name));
  }

  synchronized int size() {
    return failures.size();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
