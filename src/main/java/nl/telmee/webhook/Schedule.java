package nl.telmee.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to try again. Each wait is up to a fifth longer by chance, so that those who failed together
 * do not come back together.
 *
 * @param waits before each further try
 */
record Schedule(List<Duration> waits, RandomGenerator random) {
  /** The largest part by which a wait is longer. */
  static final double JITTER = 0.2;

  /** A receiver cannot make us wait longer. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * When the next try is due; empty when there is none.
   *
   * @param tries that have failed, at least 1
   * @param retryAfter what the receiver said, a header of RFC 9110 §10.2.3, or null
   */
  Optional<Instant> next(int tries, Instant now, @Nullable String retryAfter) {
    if (tries > waits.size()) {
      return Optional.empty();
    }
    Duration wait = waits.get(tries - 1);
    long more = (long) (wait.toMillis() * JITTER * random.nextDouble());
    Instant ours = now.plus(wait).plusMillis(more);
    Instant theirs = retryAfter == null ? now : now.plus(asked(retryAfter.strip(), now));
    return Optional.of(theirs.isAfter(ours) ? theirs : ours);
  }

  /** How long a receiver asks to be left alone; zero when it cannot be read. */
  private static Duration asked(String header, Instant now) {
    try {
      Duration asked =
          header.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(header))
              : Duration.between(
                  now,
                  ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    } catch (DateTimeException _) {
      return Duration.ZERO;
    }
  }
}
