package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.webhook.Receiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes that send, one of which is killed at random again and again while events are written:
 * every event reaches every subscription, always with the same id and the same bytes.
 */
@Timeout(600)
final class WebhooksKilledTest {
  private static final int KILLS = 4;
  private static final int EVENTS = 40;
  private static final Duration DEADLINE = Duration.ofMinutes(6);
  private static final List<String> PATHS = List.of("/good", "/slow", "/flaky", "/refusing");
  private static final String APPEND =
      """
      select event_append(gen_random_uuid(), 'nl.telmee.poll.opened.v1', 'velsen', 'polls/x', null,
        '{}', now(), '/', '{"organisation":"velsen"}')
      """;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final DatabaseUrl database = TestDatabase.create();

  @TempDir private Path folder;

  @Test
  void everyEventReachesEverySubscriptionWhoeverIsKilled() throws Exception {
    List<NodeProcess> nodes = new ArrayList<>();
    try (Receiver receiver = receiver();
        Connection connection =
            DriverManager.getConnection(database.jdbc(), database.user(), database.password())) {
      nodes.add(start());
      nodes.add(start());
      Map<String, String> secrets = subscribe(nodes.getFirst(), receiver);
      for (int kill = 0; kill < KILLS; kill++) {
        append(connection);
        NodeProcess victim = nodes.remove(random.nextInt(nodes.size()));
        victim.kill();
        append(connection);
        nodes.add(start());
      }
      Set<String> events = events(connection);
      awaitAll(receiver, events);
      requireSame(receiver, secrets);
    } finally {
      nodes.forEach(NodeProcess::close);
    }
  }

  private Receiver receiver() {
    Random chance = new Random(seed + 1);
    return new Receiver()
        .answer(
            "/slow",
            (exchange, got) -> {
              LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
              Receiver.status(200).to(exchange, got);
            })
        .answer(
            "/flaky",
            (exchange, got) -> {
              boolean well;
              synchronized (chance) {
                well = chance.nextInt(3) > 0;
              }
              Receiver.status(well ? 200 : 500).to(exchange, got);
            })
        // What it was sent did arrive, but it never says so: it is sent as often as there are
        // tries.
        .answer("/refusing", Receiver.status(503));
  }

  private NodeProcess start() {
    return NodeProcess.start(
        folder,
        Map.of(
            "TELMEE_PORT", "0",
            "TELMEE_MANAGEMENT_PORT", "0",
            "TELMEE_DATABASE_URL", TestDatabase.text(database),
            "TELMEE_DEMO", "false",
            "TELMEE_SECOND_FACTOR", "advised",
            "TELMEE_ADMIN_PASSWORD", TestNode.ADMIN_PASSWORD,
            "TELMEE_WEBHOOK_PRIVATE", "true",
            "TELMEE_WEBHOOK_RETRIES", "1s,1s,1s,2s,2s,2s,3s,3s,5s,5s"));
  }

  private static Map<String, String> subscribe(NodeProcess node, Receiver receiver) {
    String token = TestNode.json(node.signIn(TestNode.ADMIN_PASSWORD)).path("token").asText();
    node.post(
        "/organisations",
        token,
        "{\"slug\":\"velsen\",\"name\":{\"nl\":\"Velsen\"},\"kind\":\"municipality\"}");
    Map<String, String> secrets = new LinkedHashMap<>();
    for (String path : PATHS) {
      String body = "{\"organisation\":\"velsen\",\"url\":\"%s\"}".formatted(receiver.url(path));
      secrets.put(
          path, TestNode.json(node.post("/subscriptions", token, body)).path("secret").asText());
    }
    return secrets;
  }

  /** Some facts, each of its own transaction, some of which are undone. */
  private void append(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement append = connection.prepareStatement(APPEND)) {
      for (int i = 0; i < EVENTS; i++) {
        append.execute();
        if (random.nextInt(5) == 0) {
          connection.rollback();
        } else {
          connection.commit();
        }
        LockSupport.parkNanos(random.nextInt(20_000_000));
      }
    }
  }

  private static Set<String> events(Connection connection) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (ResultSet rows = connection.createStatement().executeQuery("select id from event")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  private void awaitAll(Receiver receiver, Set<String> events) {
    long started = System.nanoTime();
    for (String path : PATHS) {
      Set<String> missing = new HashSet<>(events);
      while (!missing.isEmpty()) {
        missing = new HashSet<>(events);
        missing.removeAll(
            receiver.at(path).stream().map(Receiver.Got::id).collect(Collectors.toSet()));
        assertThat(System.nanoTime() - started)
            .as("seed %s: missing at %s: %s", seed, path, missing)
            .isLessThan(DEADLINE.toNanos());
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  private void requireSame(Receiver receiver, Map<String, String> secrets) {
    Map<String, String> bodies = new LinkedHashMap<>();
    for (Receiver.Got got : receiver.all()) {
      assertThat(got.body())
          .as("seed %s: bytes of %s", seed, got.id())
          .isEqualTo(bodies.computeIfAbsent(got.id(), _ -> got.body()))
          .contains("\"id\":\"" + got.id() + "\"");
      assertThat(got.signedWith(secrets.getOrDefault(got.path(), "")))
          .as("seed %s: the library accepts %s", seed, got)
          .isTrue();
    }
  }
}
