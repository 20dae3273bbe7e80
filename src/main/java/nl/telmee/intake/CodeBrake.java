package nl.telmee.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * Slows the guessing of access codes without locking out a class behind one address: many wrong
 * codes a minute are allowed, only wrong ones count, and who has to wait is told to come back,
 * which the answer page does by itself. At this pace one code in 2,000 of 38 bits is guessed in
 * half a year. In memory, bounded, forgotten after a minute. Thread: one event loop, which counts
 * for itself.
 */
final class CodeBrake {
  static final int WRONG_ALLOWED = 300;
  static final Duration WINDOW = Duration.ofMinutes(1);
  static final int MOST_ADDRESSES = 10_000;

  private record Wrong(int count, Instant since) {}

  private final Clock clock;
  private final Map<String, Wrong> wrong =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  CodeBrake(Clock clock) {
    this.clock = clock;
  }

  /**
   * Lets pass who may try a code.
   *
   * @throws Rejected with {@link Problem#BUSY} and when to come back
   */
  void requireFree(String address) {
    Wrong known = wrong.get(address);
    if (known == null || known.count < WRONG_ALLOWED) {
      return;
    }
    Duration left = Duration.between(clock.instant(), known.since.plus(WINDOW));
    if (left.isPositive()) {
      throw Rejected.later(Problem.BUSY, left.plusSeconds(1));
    }
    wrong.remove(address);
  }

  /** Counts a response that failed for its code; other failures are nobody's guess. */
  void noteWrong(String address, Throwable failure) {
    if (!(failure instanceof Rejected rejected) || rejected.problem() != Problem.CODE_UNKNOWN) {
      return;
    }
    Instant now = clock.instant();
    wrong.merge(
        address,
        new Wrong(1, now),
        (old, fresh) ->
            old.since.plus(WINDOW).isAfter(now) ? new Wrong(old.count + 1, old.since) : fresh);
  }

  /** How many addresses are remembered. */
  int size() {
    return wrong.size();
  }
}
