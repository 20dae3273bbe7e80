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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.feed.EventType;
import nl.telmee.feed.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A follower outside hears of everything, whatever happens to nodes. */
@Timeout(600)
final class FollowerTest {
  private static final int EVENTS = 120;

  /** One in so many is about the theme that is mailed: no more than one mail holds. */
  private static final int MAILED = 4;

  private static final int KILLS = 3;
  private static final List<String> WAYS =
      List.of("cursor", "stream", "atom", "json", "webhook", "mail");

  /** Mail is grouped by the minute; here it need not wait. */
  private static final String HURRY =
      "update mail_follower set due_at = now() where attempt is null";

  private final DatabaseUrl database = TestDatabase.create();
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void eachWayBringsTheSameEventsInTheSameOrderWhileNodesAreKilled(@TempDir Path folder)
      throws Exception {
    int[] ports = {freePort(), freePort()};
    Process follower =
        follow(folder, "http://127.0.0.1:" + ports[0], "http://127.0.0.1:" + ports[1]);
    BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(follower.getInputStream(), StandardCharsets.UTF_8));
    int mailPort = Integer.parseInt(line(answers));
    NodeProcess[] nodes = {start(folder, ports[0], mailPort), start(folder, ports[1], mailPort)};
    AtomicBoolean heard = new AtomicBoolean();
    try {
      makeOrganisation();
      say(follower, "");
      assertThat(line(answers)).isEqualTo("all ways are open");
      CompletableFuture<List<String>> writing = CompletableFuture.supplyAsync(() -> write(heard));
      for (int kill = 0; kill < KILLS; kill++) {
        int victim = random.nextInt(nodes.length);
        nodes[victim].kill();
        nodes[victim] = start(folder, ports[victim], mailPort);
      }

      say(follower, EVENTS + " " + EVENTS / MAILED);
      Map<String, List<String>> came = new LinkedHashMap<>();
      for (int way = 0; way < WAYS.size(); way++) {
        String[] one = line(answers).split(" ", 2);
        came.put(one[0], List.of(one[1].split(",", -1)));
      }
      heard.set(true);
      List<String> written = writing.join();

      assertThat(came.keySet()).containsExactlyElementsOf(WAYS);
      assertThat(came.remove("mail")).as("mail, seed %s", seed).isEqualTo(mailed());
      came.forEach((way, ids) -> assertThat(ids).as("%s, seed %s", way, seed).isEqualTo(written));
    } finally {
      heard.set(true);
      follower.destroyForcibly().waitFor();
      nodes[0].close();
      nodes[1].close();
    }
  }

  private NodeProcess start(Path folder, int port, int mailPort) {
    Map<String, String> settings = new HashMap<>(Mailbox.settings(mailPort));
    settings.put("TELMEE_PORT", String.valueOf(port));
    settings.put("TELMEE_MANAGEMENT_PORT", "0");
    settings.put("TELMEE_DATABASE_URL", TestDatabase.text(database));
    settings.put("TELMEE_ADMIN_PASSWORD", TestNode.ADMIN_PASSWORD);
    settings.put("TELMEE_SECOND_FACTOR", "advised");
    settings.put("TELMEE_WEBHOOK_PRIVATE", "true");
    return NodeProcess.start(folder, settings);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Connection jdbc() throws SQLException {
    return DriverManager.getConnection(database.jdbc(), database.user(), database.password());
  }

  private void makeOrganisation() throws SQLException {
    try (Connection connection = jdbc()) {
      connection
          .createStatement()
          .execute(
              """
              insert into organisation (slug, kind, name)
              values ('velsen', 'municipality', '{"nl":"Velsen"}')
              """);
    }
  }

  /** Facts of one organisation, a few at a time with pauses; yields their events in order. */
  private List<String> write(AtomicBoolean heard) {
    Random pauses = new Random(seed + 1);
    List<String> ids = new ArrayList<>();
    try (Connection connection = jdbc()) {
      for (int i = 0; i < EVENTS; i++) {
        String theme = i % MAILED == 0 ? Letterbox.THEME : "safety";
        UUID id = Facts.append(connection, EventType.FEEDBACK_GIVEN, "velsen", "nr-" + i, theme);
        ids.add(id.toString());
        connection.createStatement().execute(HURRY);
        LockSupport.parkNanos(pauses.nextInt(150) * 1_000_000L); // The writer's own pace.
      }
      while (!heard.get()) {
        connection.createStatement().execute(HURRY);
        LockSupport.parkNanos(200_000_000L);
      }
      return ids;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> mailed() {
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < EVENTS; i += MAILED) {
      titles.add("nr-" + i);
    }
    return titles;
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

  private static void say(Process follower, String line) throws IOException {
    follower.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
  }

  private static String line(BufferedReader answers) throws IOException {
    return Objects.requireNonNull(answers.readLine(), "it ended");
  }
}
