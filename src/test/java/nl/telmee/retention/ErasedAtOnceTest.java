package nl.telmee.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import nl.telmee.Patience;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;

/** A term of no days is a term: what people were told goes right after closing goes then. */
final class ErasedAtOnceTest {
  private static final String NO_DAYS = "{\"retention\":{\"responses\":0,\"texts\":0,\"codes\":0},";

  @Test
  void responsesThatAreKeptForNoDaysAreGoneOnceThePollHasClosed() {
    try (TestNode node = TestNode.start()) {
      node.organisation("velsen");
      String poll = node.openPoll(Survey.poll("meteen").strip().replaceFirst("\\{", NO_DAYS));
      Survey survey = new Survey(3);
      for (int i = 0; i < 30; i++) {
        assertThat(node.respond(poll, survey.key(), survey.answers()).statusCode()).isEqualTo(201);
      }
      assertThat(responses(node, poll)).isEqualTo(30);
      node.close(poll);
      Patience.until(() -> node.results(poll), now -> now.path("state").asText().equals("closed"));

      node.another().close(); // A node looks for what is due when it starts.

      Patience.until(() -> responses(node, poll), left -> left == 0);
      assertThat(responses(node, poll)).isZero();
    }
  }

  private static long responses(TestNode node, String poll) {
    try (Connection database = node.jdbc();
        var look =
            database.prepareStatement("select count(*) from response where poll_id = ?::uuid")) {
      look.setString(1, poll);
      try (var rows = look.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
