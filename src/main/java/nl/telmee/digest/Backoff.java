package nl.telmee.digest;

import java.time.Duration;
import java.util.List;

/** How long to wait before a mail is tried again. It is never given up: it stays in the table. */
final class Backoff {
  /** Once more than a refusal counts: a day and a bit. */
  static final Duration AFTER_REFUSAL = Duration.ofHours(24);

  private static final List<Duration> AFTER =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1));

  private Backoff() {}

  /**
   * @param tries that went before, without the one that failed just now
   */
  static Duration after(int tries) {
    return AFTER.get(Math.min(tries, AFTER.size() - 1));
  }
}
