package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.NodeProcess;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import nl.telmee.webhook.Receiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same program, started three times on one database, works as one. */
@Timeout(300)
final class SeveralNodesTest {
  private static final int NODES = 3;
  private static final int BETWEEN = 200;
  private static final int SOON = 4;
  @TempDir private Path folder;

  @Test
  void threeNodesWorkAsOneAndARollingRestartLosesNothing() throws Exception {
    try (Receiver receiver = new Receiver();
        Stand stand = Stand.start(folder);
        Connection database = stand.jdbc()) {
      stand.use(NODES);
      String token = session(stand.node(1));
      String subscription =
          "{\"organisation\":\"velsen\",\"url\":\"%s\"}".formatted(receiver.url("/hook"));
      // The session of one node counts at another.
      assertThat(stand.node(2).post("/subscriptions", token, subscription).statusCode())
          .isEqualTo(201);
      String timed = timed(stand.node(0), token);
      try (Load load = Load.start(stand, Form.seed("three nodes"))) {
        load.crowd.awaitMore(BETWEEN);
        Patience.until(
            () -> text(database, "select state from poll where id = '%s'".formatted(timed)),
            "closed"::equals);
        Patience.until(
            () ->
                text(
                    database,
                    "select count(*)::text from release_head where final and poll_id = '%s'"
                        .formatted(timed)),
            "1"::equals);
        assertThat(ids(receiver)).isNotEmpty().doesNotHaveDuplicates();

        for (int i = 0; i < NODES; i++) {
          assertThat(stand.node(i).stop()).as(stand.output()).isZero();
          load.crowd.awaitMore(BETWEEN);
          stand.again(i);
        }
        load.crowd.awaitMore(BETWEEN);
        Invariants.check(stand, load);
      }
      onceAtItsTime(database, timed);
      Patience.until(() -> undelivered(database, receiver, timed), List::isEmpty);
      assertThat(ids(receiver)).doesNotHaveDuplicates();
    }
  }

  private static String session(NodeProcess node) {
    return TestNode.json(node.signIn(TestNode.ADMIN_PASSWORD)).path("token").asText();
  }

  /** A poll that closes by the clock of whichever node is first. */
  private static String timed(NodeProcess node, String token) {
    String body =
        """
        {"organisation":"velsen","slug":"timed","title":{"nl":"Op tijd"},"closesAt":"%s",
         "resultsPolicy":{"visibility":"live","minimumGroup":5,"breakdowns":false},
         "questions":[{"id":"one","type":"text","maxLength":200,"text":{"nl":"Wat?"}}]}
        """
            .formatted(Instant.now().plusSeconds(SOON));
    String poll = TestNode.json(node.post("/polls", token, body)).path("id").asText();
    assertThat(node.post("/polls/" + poll + "/_open", token, "").statusCode()).isEqualTo(200);
    return poll;
  }

  private static void onceAtItsTime(Connection database, String poll) {
    assertThat(
            text(
                database,
                """
                select string_agg(kind, ' ') from (select type || ' ' || count(*) as kind from event
                where subject like '%%%s%%' group by type order by type) one
                """
                    .formatted(poll)))
        .contains("nl.telmee.poll.closed.v1 1")
        .contains("nl.telmee.poll.opened.v1 1");
    assertThat(
            text(
                database,
                "select count(*)::text from release where poll_id = '%s'".formatted(poll)))
        .isEqualTo("1");
  }

  private static List<String> undelivered(Connection database, Receiver receiver, String poll) {
    List<String> missing =
        new ArrayList<>(
            List.of(
                text(
                        database,
                        """
                        select coalesce(string_agg(e.id::text, ' '), '') from event e
                        where e.seq > (select min(seq) from event where subject like '%%%s%%')
                        """
                            .formatted(poll))
                    .split(" ")));
    missing.removeIf(id -> id.isEmpty() || ids(receiver).contains(id));
    return missing;
  }

  private static List<String> ids(Receiver receiver) {
    return receiver.at("/hook").stream().map(Receiver.Got::id).toList();
  }

  private static String text(Connection database, String sql) {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
