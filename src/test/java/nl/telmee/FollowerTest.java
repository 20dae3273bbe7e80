package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.feed.EventType;
import nl.telmee.feed.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A follower outside hears of everything, whatever happens to nodes. */
final class FollowerTest {
  private static final int EVENTS = 120;
  private static final int KILLS = 3;
  private static final List<String> WAYS = List.of("cursor", "stream", "atom", "json");

  private final DatabaseUrl database = TestDatabase.create();
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void eachWayBringsTheSameEventsInTheSameOrderWhileNodesAreKilled(@TempDir Path folder)
      throws Exception {
    int[] ports = {freePort(), freePort()};
    NodeProcess[] nodes = {start(folder, ports[0]), start(folder, ports[1])};
    Process follower = follow(folder, nodes[0].url(), nodes[1].url());
    try {
      CompletableFuture<List<String>> writing = CompletableFuture.supplyAsync(this::write);
      for (int kill = 0; kill < KILLS; kill++) {
        int victim = random.nextInt(nodes.length);
        nodes[victim].kill();
        nodes[victim] = start(folder, ports[victim]);
      }
      List<String> written = writing.join();

      Map<String, List<String>> came = ask(follower, written.size());
      assertThat(came.keySet()).containsExactlyElementsOf(WAYS);
      came.forEach((way, ids) -> assertThat(ids).as("%s, seed %s", way, seed).isEqualTo(written));
    } finally {
      follower.destroyForcibly().waitFor();
      nodes[0].close();
      nodes[1].close();
    }
  }

  private NodeProcess start(Path folder, int port) {
    return NodeProcess.start(
        folder,
        Map.of(
            "TELMEE_PORT",
            String.valueOf(port),
            "TELMEE_MANAGEMENT_PORT",
            "0",
            "TELMEE_DATABASE_URL",
            TestDatabase.text(database),
            "TELMEE_ADMIN_PASSWORD",
            TestNode.ADMIN_PASSWORD));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Facts of one organisation, a few at a time with pauses; yields their events in order. */
  private List<String> write() {
    Random pauses = new Random(seed + 1);
    List<String> ids = new ArrayList<>();
    try (Connection connection =
        DriverManager.getConnection(database.jdbc(), database.user(), database.password())) {
      connection
          .createStatement()
          .execute(
              """
              insert into organisation (slug, kind, name)
              values ('velsen', 'municipality', '{"nl":"Velsen"}')
              """);
      for (int i = 0; i < EVENTS; i++) {
        UUID id = Facts.append(connection, EventType.FEEDBACK_GIVEN, "velsen", "nr-" + i, "youth");
        ids.add(id.toString());
        LockSupport.parkNanos(pauses.nextInt(150) * 1_000_000L); // The writer's own pace.
      }
      return ids;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Process follow(Path folder, String... nodes) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Follower.class.getName()));
    command.add("velsen");
    command.addAll(List.of(nodes));
    return new ProcessBuilder(command)
        .redirectError(folder.resolve("follower.txt").toFile())
        .start();
  }

  private static Map<String, List<String>> ask(Process follower, int events) throws IOException {
    follower.outputWriter(StandardCharsets.UTF_8).append(events + "\n").flush();
    BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(follower.getInputStream(), StandardCharsets.UTF_8));
    Map<String, List<String>> came = new LinkedHashMap<>();
    for (int way = 0; way < WAYS.size(); way++) {
      String[] line = Objects.requireNonNull(answers.readLine(), "it ended").split(" ", 2);
      came.put(line[0], List.of(line[1].split(",")));
    }
    return came;
  }
}
