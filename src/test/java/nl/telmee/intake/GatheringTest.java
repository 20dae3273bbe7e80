package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a batch waits a moment for more, and when it does not. */
@Timeout(60)
final class GatheringTest {
  private static final Vertx VERTX = Vertx.vertx();

  private final BlockingQueue<String> written = new ArrayBlockingQueue<>(10);
  private final Gathering one = new Gathering(VERTX, 1);

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void aSmallBatchAfterAnotherIsWrittenWhenItsMomentIsOver() throws Exception {
    assertThat(one.begins(Gathering.LIVELY, 1, () -> written.add("when over"))).isTrue();

    assertThat(written.poll(30, TimeUnit.SECONDS)).isEqualTo("when over");
    assertThat(one.goesOn(1)).as("a moment ends").isFalse();
  }

  @Test
  void theMomentGoesOnUntilThereIsEnough() {
    assertThat(one.begins(Gathering.ENOUGH, Gathering.ENOUGH - 1, () -> {})).isTrue();

    assertThat(one.goesOn(Gathering.ENOUGH)).isFalse();
  }

  @Test
  void aMomentThatEndedBeforeItsTimeWritesNothing() throws Exception {
    assertThat(one.begins(Gathering.LIVELY, 1, () -> written.add("the first"))).isTrue();
    one.end();
    assertThat(one.begins(Gathering.LIVELY, 1, () -> written.add("the second"))).isTrue();

    assertThat(written.poll(30, TimeUnit.SECONDS)).isEqualTo("the second");
    assertThat(written).isEmpty();
  }

  @Test
  void whoComesAloneDoesNotWait() {
    assertThat(one.begins(Gathering.LIVELY - 1, 1, () -> {})).isFalse();
    assertThat(one.goesOn(1)).isFalse();
  }

  @Test
  void aLargeBatchDoesNotWait() {
    assertThat(one.begins(Gathering.ENOUGH, Gathering.ENOUGH, () -> {})).isFalse();
  }

  @Test
  void aNodeWithMoreProcessorsDoesNotWait() {
    Gathering two = new Gathering(VERTX, 2);

    assertThat(two.begins(Gathering.ENOUGH, 1, () -> {})).isFalse();
  }
}
