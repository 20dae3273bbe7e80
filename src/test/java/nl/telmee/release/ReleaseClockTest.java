package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.telmee.Patience;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One poll that cannot be read holds up no other, and is named in the log. */
final class ReleaseClockTest {
  private static final String BROKEN = "00000000-0000-4000-8000-0000000000aa";
  private static final int PEOPLE = 120;

  private static List<String> lines(ListAppender<ILoggingEvent> log) {
    return List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static void store(TestNode node, String id, String definition) throws SQLException {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into poll (id, organisation, slug, state, definition, opened_at, created_at)
          values ('%1$s', 'velsen', 'broken-%1$s', 'open', '%2$s', now(), now())
          """
              .formatted(id, definition));
    }
  }

  @Test
  void aPollThatIsStoredWithoutItsPolicyHoldsUpNoOtherAndIsNamedOnce() throws SQLException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(ReleaseClock.class);
    logger.addAppender(log);
    try (TestNode node = TestNode.start()) {
      node.organisation("velsen");
      store(node, BROKEN, "{\"title\":{\"nl\":\"Stuk\"},\"questions\":[]}");
      store(
          node,
          BROKEN.replace("aa", "ab"),
          "{\"title\":{\"nl\":\"Stuk\"},\"resultsPolicy\":{\"minimumGroup\":\"tien\"}}");
      String poll = node.openPoll(Survey.poll("whole"));
      Survey survey = new Survey(1);
      for (int i = 0; i < PEOPLE; i++) {
        assertThat(node.respond(poll, survey.key(), survey.answers()).statusCode()).isEqualTo(201);
      }

      Patience.until(() -> node.results(poll), now -> now.at("/responses/released").asInt() > 0);
      node.close(poll);
      Patience.until(() -> node.results(poll), now -> now.path("state").asText().equals("closed"));
    } finally {
      logger.detachAppender(log);
    }
    assertThat(lines(log))
        .noneMatch(line -> line.startsWith("Releases are late"))
        .filteredOn(line -> line.contains(BROKEN))
        .singleElement()
        .asString()
        .contains("was not released", "resultsPolicy.minimumGroup");
  }
}
