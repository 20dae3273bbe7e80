package nl.telmee.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the next mail comes, in the time of the Netherlands. */
final class FrequencyTest {
  @ParameterizedTest
  @CsvSource({
    "AT_ONCE, 2026-11-24T10:00:00Z, 2026-11-24T10:01:00Z",
    "DAILY, 2026-11-24T10:00:00Z, 2026-11-25T07:00:00Z",
    "DAILY, 2026-11-24T06:59:59Z, 2026-11-24T07:00:00Z",
    "DAILY, 2026-11-24T07:00:00Z, 2026-11-25T07:00:00Z",
    // Summer time begins: eight o'clock is an hour earlier.
    "DAILY, 2027-03-27T10:00:00Z, 2027-03-28T06:00:00Z",
    "WEEKLY, 2026-11-24T10:00:00Z, 2026-11-30T07:00:00Z",
    "WEEKLY, 2026-11-30T06:00:00Z, 2026-11-30T07:00:00Z",
    "WEEKLY, 2026-11-30T07:00:00Z, 2026-12-07T07:00:00Z",
    "WEEKLY, 2026-11-30T07:00:01Z, 2026-12-07T07:00:00Z"
  })
  void theNextMailComes(Frequency frequency, Instant now, Instant next) {
    assertThat(frequency.next(now)).isEqualTo(next);
  }
}
