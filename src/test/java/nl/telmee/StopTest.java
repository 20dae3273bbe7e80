package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A node that is told to stop. */
final class StopTest {
  private static final int TRIES = 3;

  /** Work that rests between two looks at the database would make it last up to two seconds. */
  @Test
  void aNodeWithNothingToDoStopsWithoutWaitingForItsNextLook() {
    long shortest = LongStream.range(0, TRIES).map(_ -> stopMillis()).min().orElseThrow();

    assertThat(shortest).isLessThan(1_000);
  }

  private static long stopMillis() {
    TestNode node = TestNode.start();
    long started = System.nanoTime();
    node.close();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
  }
}
