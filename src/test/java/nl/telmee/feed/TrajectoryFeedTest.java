package nl.telmee.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The feed of a trajectory says what happened in it, and is not flooded by a poll. */
final class TrajectoryFeedTest {
  private static TestNode node;

  @BeforeAll
  static void start() throws SQLException {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("bergen");
    happens("trajectory.published", "Het plein", "");
    happens("step.completed", "Het plein", ",\"step\":\"report\"");
    happens("step.completed", "Het plein", ",\"step\":\"extra-1\",\"detail\":\"Wandeling\"");
    happens("step.completed", "Het plein", ",\"step\":\"extra-2\"");
    for (int version = 1; version <= 50; version++) {
      String last = version == 50 ? "true" : "false";
      happens(
          "results.released",
          "Vraag",
          ",\"version\":%d,\"responses\":9,\"last\":%s".formatted(version, last));
    }
    happens("decision.taken", "Het park", ",\"outcome\":\"adopted\",\"detail\":\"Meer banken.\"");
    happens("feedback.given", "Het park", ",\"detail\":\"Dank voor alles.\"");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static void happens(String type, String title, String more) throws SQLException {
    try (Connection connection = node.jdbc();
        PreparedStatement statement =
            connection.prepareStatement(
                "select event_append(gen_random_uuid(), ?, 'velsen', 'tests/1', 'het-park', '{}',"
                    + " now(), '/t/het-park', ?)")) {
      statement.setString(1, "nl.telmee." + type + ".v1");
      statement.setString(2, "{\"title\":{\"nl\":\"%s\"}%s}".formatted(title, more));
      statement.execute();
    }
  }

  private static JsonNode feed() {
    return TestNode.json(node.get("/feeds/velsen/json?trajectory=het-park"));
  }

  @Test
  void ofResultsTheFirstAndTheLastStandInIt() {
    assertThat(feed().findValuesAsText("title"))
        .containsSubsequence(
            List.of(
                "Wat er met jullie antwoorden is gedaan: Het park",
                "Besluit: Het park",
                "Einduitslag: Vraag",
                "Nieuwe uitslag: Vraag",
                "Stap klaar: Het plein",
                "Stap klaar: Wandeling (Het plein)",
                "Stap klaar: Verslag (Het plein)"));
    assertThat(feed().path("items")).hasSize(8);
  }

  @Test
  void itSaysWhatWasDecidedAndTold() {
    assertThat(feed().findValuesAsText("content_text"))
        .contains(
            "“Meer banken.” velsen neemt dit over.",
            "velsen vertelt wat er is besloten en waarom. “Dank voor alles.”");
  }

  @Test
  void itIsCalledByItsTitleAndLeadsToItsPage() {
    assertThat(feed().path("title").asText()).isEqualTo("Het park · velsen");
    assertThat(feed().path("home_page_url").asText()).isEqualTo(node.url() + "/t/het-park");
  }

  @Test
  void aTrajectoryThatNobodyPublishedHasNoFeed() {
    assertThat(node.get("/feeds/velsen/atom?trajectory=geheim").statusCode()).isEqualTo(404);
    assertThat(node.get("/feeds/bergen/atom?trajectory=het-park").statusCode()).isEqualTo(404);
  }
}
