package nl.telmee.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database show the same versions, and together make no more than one would. */
final class TwoNodesTest {
  private static final TestNode NODE = TestNode.start();
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(240);

  @BeforeAll
  static void makeOrganisation() {
    NODE.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static void assertRising(List<Integer> versions) {
    assertThat(versions).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whatOneNodeStoresIsShownByTheOther() {
    String poll = Votes.poll(NODE, "two-nodes", "live", 5);
    try (TestNode other = NODE.another();
        Listener listener = Listener.open(other, poll)) {
      listener.version(0);
      for (int i = 0; i < 5; i++) {
        Votes.vote(NODE, poll);
      }
      Listener.Event last =
          Patience.until(
              () -> listener.events("results").getLast(),
              event -> event.data().contains("\"released\":5"));
      assertThat(Votes.results(other, poll)).isEqualTo(last.data());
      Patience.until(() -> Votes.results(NODE, poll), last.data()::equals);

      NODE.close(poll);
      listener.version(last.version() + 1);
      assertRising(listener.versions());
    }
  }

  @Test
  void twoNodesTogetherMakeAtMostFourVersionsASecond() throws SQLException {
    String poll = Votes.poll(NODE, "two-makers", "live", 1);
    try (TestNode other = NODE.another();
        Listener here = Listener.open(NODE, poll);
        Listener there = Listener.open(other, poll)) {
      long started = System.nanoTime();
      while (System.nanoTime() - started < Duration.ofSeconds(2).toNanos()) {
        Votes.vote(NODE, poll);
        Votes.vote(other, poll);
      }
      NODE.close(poll);
      int last =
          Patience.until(
                  () -> NODE.results(poll), now -> now.path("state").asText().equals("closed"))
              .path("version")
              .asInt();
      assertThat(here.version(last).data()).isEqualTo(there.version(last).data());
      assertRising(here.versions());
      assertRising(there.versions());

      List<Instant> moments = releasedAt(poll);
      assertThat(moments).hasSize(last).hasSizeGreaterThan(2);
      for (int version = 1; version < last; version++) {
        assertThat(Duration.between(moments.get(version - 1), moments.get(version)))
            .isGreaterThanOrEqualTo(SHORTEST_PAUSE);
      }
    }
  }

  private static List<Instant> releasedAt(String poll) throws SQLException {
    List<Instant> moments = new ArrayList<>();
    try (Connection connection = NODE.jdbc();
        PreparedStatement statement =
            connection.prepareStatement(
                "select released_at from release where poll_id = ? order by version")) {
      statement.setObject(1, UUID.fromString(poll));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          moments.add(rows.getObject(1, Timestamp.class).toInstant());
        }
      }
    }
    return moments;
  }
}
