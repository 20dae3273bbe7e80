package nl.telmee.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows guessing: after five failures on one account within the window, further attempts are
 * refused until it has passed. In memory, bounded, shared by all loops of a node.
 */
final class SignInBrake {
  private static final int FAILURES_ALLOWED = 5;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_ACCOUNTS = 10_000;

  private record Failures(int count, Instant since) {}

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_ACCOUNTS;
        }
      };

  SignInBrake(Clock clock) {
    this.clock = clock;
  }

  /** How long this account has to wait; zero when it may try. */
  synchronized Duration wait(String email) {
    Failures known = failures.get(key(email));
    if (known == null || known.count < FAILURES_ALLOWED) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), known.since.plus(WINDOW));
    return left.isPositive() ? left : Duration.ZERO;
  }

  synchronized void failed(String email) {
    Instant now = clock.instant();
    failures.merge(
        key(email),
        new Failures(1, now),
        (old, fresh) ->
            old.since.plus(WINDOW).isBefore(now) ? fresh : new Failures(old.count + 1, old.since));
  }

  synchronized void succeeded(String email) {
    failures.remove(key(email));
  }

  private static String key(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
