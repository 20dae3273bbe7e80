package nl.telmee.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.telmee.SteppedClock;
import nl.telmee.Survey;
import org.junit.jupiter.api.Test;

/** For how long a node takes a poll from memory; the clock is the test's. */
final class PollCacheTest {
  private final SteppedClock clock = new SteppedClock();
  private final PollCache cache = new PollCache(clock);
  private final Poll poll = SamplePolls.closed(Survey.poll("remembered"));
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void aPollIsReadAgainAfterASecond() {
    assertThat(read()).isEqualTo(1);
    clock.step(Duration.ofMillis(999));
    assertThat(read()).isEqualTo(1);
    clock.step(Duration.ofMillis(1));
    assertThat(read()).isEqualTo(2);
  }

  @Test
  void aPollThatWasReadLaterThanNowIsReadAgainAsTheClockWasSetBack() {
    assertThat(read()).isEqualTo(1);
    clock.step(Duration.ofDays(-1));
    assertThat(read()).isEqualTo(2);
    assertThat(read()).as("and remembered by the new time").isEqualTo(2);
  }

  /** How often it was read until now. */
  private int read() {
    Future<Optional<Poll>> found =
        cache.get(
            poll.id(),
            _ -> {
              reads.incrementAndGet();
              return Future.succeededFuture(Optional.of(poll));
            });
    assertThat(found.result()).contains(poll);
    return reads.get();
  }
}
