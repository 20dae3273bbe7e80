package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.telmee.Patience;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clock of the machine is set a day forward and a day back while phones send. */
@Timeout(600)
final class ClockJumpsTest {
  private static final int PHONES = 24;
  private static final int BETWEEN = 300;
  private static final Duration DAY = Duration.ofDays(1);

  private final JumpingClock clock = new JumpingClock();

  @Test
  void nothingIsLostOrCountedTwiceAndVersionsGoOn() throws Exception {
    try (TestNode node = TestNode.start(clock)) {
      node.organisation("velsen");
      String poll = node.openPoll(Survey.poll("alles"));
      // A version is told to followers at each jump; that is what happens here.
      try (Load load =
              Load.watch(poll, List.of(node.url()), Form.seed("the clock jumps"), () -> {});
          Connection database = node.jdbc()) {
        load.startPhones(PHONES);
        int version = 0;
        for (int i = 0; i < Form.of(2, 20); i++) {
          for (Duration jump : new Duration[] {DAY, Duration.ZERO, DAY.negated(), Duration.ZERO}) {
            clock.jump(jump);
            load.crowd.awaitMore(BETWEEN);
            version = awaitNewer(node, poll, version);
          }
        }
        Invariants.check(database, load);
      }
    }
  }

  /**
   * A phone that waits for a database that stands still is told to come back, whatever time it is.
   */
  @Test
  void aPhoneThatWaitsDoesNotWaitADayMore() throws Exception {
    Survey survey = new Survey(Form.seed("the clock jumps while a phone waits"));
    String key = survey.key();
    String answers = survey.answers();
    try (TestNode node = TestNode.start(clock);
        Connection hold = node.jdbc()) {
      node.organisation("velsen");
      String poll = node.openPoll(Survey.poll("alles"));
      hold.setAutoCommit(false);
      hold.createStatement().execute("lock table response in access exclusive mode");
      CompletableFuture<HttpResponse<String>> told =
          CompletableFuture.supplyAsync(() -> node.respond(poll, key, answers));
      Patience.until(() -> blocked(node), blocked -> blocked);
      clock.jump(DAY.negated());
      assertThat(told.get(25, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
      assertThat(told.get().headers().firstValue("Retry-After")).isPresent();
    }
  }

  private static boolean blocked(TestNode node) {
    try (Connection eye = node.jdbc();
        ResultSet rows =
            eye.createStatement()
                .executeQuery("select from pg_stat_activity where wait_event_type = 'Lock'")) {
      return rows.next();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static int awaitNewer(TestNode node, String poll, int than) {
    JsonNode results =
        Patience.until(() -> node.results(poll), now -> now.path("version").asInt() > than);
    return results.path("version").asInt();
  }
}
