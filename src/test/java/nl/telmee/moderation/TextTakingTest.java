package nl.telmee.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Texts go from responses to moderators, whatever stands in the way of others. */
final class TextTakingTest {
  /** Its texts are looked at before those of any other poll. */
  private static final String BROKEN = "00000000-0000-4000-8000-0000000000ba";

  private static final String POLL =
      """
      {"organisation":"velsen","slug":"teksten","title":{"nl":"Teksten"},
       "resultsPolicy":{"visibility":"live","minimumGroup":5,"breakdowns":false},
       "questions":[{"id":"t","type":"text","text":{"nl":"Wat mis je?"}}]}
      """;

  private static void storeBroken(TestNode node) throws SQLException {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into poll (id, organisation, slug, state, definition, opened_at, created_at)
          values ('%1$s', 'velsen', 'stuk', 'open', '{"title":{"nl":"Stuk"}}', now(), now());
          insert into text_untaken (poll_id, question, lot, keys)
          values ('%1$s', 't', gen_random_uuid(), array[gen_random_uuid()])
          """
              .formatted(BROKEN));
    }
  }

  private static long taken(TestNode node, String poll) {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from open_text where poll_id = '%s'".formatted(poll))) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPollThatCannotBeReadHoldsUpNoTextsOfOthersAndIsNamedOnce() throws SQLException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(TextTaking.class);
    logger.addAppender(log);
    try (TestNode node = TestNode.start()) {
      node.organisation("velsen");
      storeBroken(node);
      String poll = node.openPoll(POLL);
      for (int lot = 1; lot <= 3; lot++) {
        for (int i = 0; i < 5; i++) {
          String key = "%08d-0000-4000-8000-%012d".formatted(lot, i);
          assertThat(node.respond(poll, key, "{\"t\":\"een park\"}").statusCode()).isEqualTo(201);
        }
        long expected = lot * 5L;
        Patience.until(() -> taken(node, poll), now -> now == expected);
      }
    } finally {
      logger.detachAppender(log);
    }

    List<String> lines =
        List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(lines).singleElement().asString().contains(BROKEN);
  }
}
