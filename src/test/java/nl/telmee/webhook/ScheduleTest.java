package nl.telmee.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.telmee.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a message is tried again. */
final class ScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final List<Duration> WAITS = Settings.from(Map.of()).webhooks().waits();

  @Test
  void thereAreTenTriesAsTheStandardProposes() {
    assertThat(WAITS)
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    Schedule schedule = new Schedule(WAITS, new Random(1));
    assertThat(schedule.next(9, NOW, null)).isPresent();
    assertThat(schedule.next(10, NOW, null)).isEmpty();
  }

  @Test
  void everyWaitIsUpToAFifthLongerByChance() {
    Schedule schedule = new Schedule(WAITS, new Random(2));
    for (int tries = 1; tries <= WAITS.size(); tries++) {
      Duration wait = WAITS.get(tries - 1);
      Duration longest = Duration.ZERO;
      Duration shortest = wait.multipliedBy(2);
      for (int i = 0; i < 200; i++) {
        Duration seen = Duration.between(NOW, schedule.next(tries, NOW, null).orElseThrow());
        longest = seen.compareTo(longest) > 0 ? seen : longest;
        shortest = seen.compareTo(shortest) < 0 ? seen : shortest;
      }
      Duration most = wait.plus(wait.dividedBy(5));
      assertThat(shortest).isBetween(wait, wait.plus(wait.dividedBy(20)));
      assertThat(longest).isBetween(most.minus(wait.dividedBy(20)), most);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "1, 5",
    "999999999, 86400",
    "'Sun, 22 Nov 2026 09:10:00 GMT', 600",
    "'Sun, 22 Nov 2026 08:00:00 GMT', 5",
    "soon, 5",
    "-7, 5"
  })
  void aReceiverThatAsksForMoreTimeGetsItUpToADay(String header, long seconds) {
    Schedule schedule = new Schedule(WAITS, new Zero());

    assertThat(schedule.next(1, NOW, header)).contains(NOW.plusSeconds(seconds));
  }

  @Test
  void askingForTimeDoesNotGiveMoreTries() {
    assertThat(new Schedule(WAITS, new Zero()).next(10, NOW, "60")).isEmpty();
  }

  /** Chance that adds nothing. */
  private static final class Zero extends Random {
    private static final long serialVersionUID = 1L;

    @Override
    public double nextDouble() {
      return 0;
    }
  }
}
