package nl.telmee.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One round at a time, again after a failure, and none half done when a node stops. */
final class RoundsTest {
  private final BlockingQueue<Promise<Void>> begun = new LinkedBlockingQueue<>();
  private Vertx vertx;
  private String deployed;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    Rounds rounds =
        new Rounds(
            "a round failed",
            Duration.ofMillis(1),
            () -> {
              Promise<Void> round = Promise.promise();
              begun.add(round);
              return round.future();
            });
    deployed = vertx.deployVerticle(rounds).await(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    Future<Void> closed = vertx.close();
    while (!closed.isComplete()) {
      Promise<Void> round = begun.poll(10, TimeUnit.MILLISECONDS);
      if (round != null) {
        round.complete();
      }
    }
    assertThat(closed.succeeded()).isTrue();
  }

  private Promise<Void> next() throws InterruptedException {
    Promise<Void> round = begun.poll(10, TimeUnit.SECONDS);
    assertThat(round).as("a round that began").isNotNull();
    return round;
  }

  @Test
  void theNextBeginsWhenOneEndedAlsoWhenItFailed() throws Exception {
    Promise<Void> first = next();
    assertThat(begun).as("none beside the first").isEmpty();
    first.fail("the database restarts");
    next().complete();
    next().complete();
  }

  @Test
  void whoStopsWaitsForTheRoundThatIsUnderWay() throws Exception {
    Promise<Void> round = next();

    Future<Void> stopped = vertx.undeploy(deployed);

    assertThat(stopped.isComplete()).isFalse();
    round.complete();
    stopped.await(10, TimeUnit.SECONDS);
    assertThat(begun).isEmpty();
  }
}
