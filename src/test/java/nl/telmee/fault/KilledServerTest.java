package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.telmee.Patience;
import nl.telmee.Phone;
import nl.telmee.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed and stopped, as the only node and as one of three, under load. */
@Timeout(1_800)
final class KilledServerTest {
  private static final int BETWEEN = 300;
  private static final int WAITING = 24;

  private static final String BLOCKED =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

  @TempDir private Path folder;

  @Test
  void theOnlyNodeIsKilledAgainAndAgain() throws Exception {
    try (Stand stand = Stand.start(folder, 1);
        Load load = Load.start(stand, Form.seed("the only node is killed"))) {
      for (int i = 0; i < Form.of(2, 20); i++) {
        load.crowd.awaitMore(BETWEEN);
        stand.node(0).kill();
        stand.again(0);
      }
      load.crowd.awaitMore(BETWEEN);
      Invariants.check(stand, load);
    }
  }

  @Test
  void oneOfThreeIsKilledAndTheOthersGoOn() throws Exception {
    try (Stand stand = Stand.start(folder, 3);
        Load load = Load.start(stand, Form.seed("one of three is killed"))) {
      for (int i = 0; i < Form.of(1, 20); i++) {
        load.crowd.awaitMore(BETWEEN);
        stand.node(i % 3).kill();
        load.crowd.awaitMore(BETWEEN);
        stand.again(i % 3);
      }
      load.crowd.awaitMore(BETWEEN);
      Invariants.check(stand, load);
    }
  }

  @Test
  void whoIsWaitingWhenTheNodeIsStoppedGetsAnAnswer() throws Exception {
    Survey survey = new Survey(Form.seed("the node is stopped"));
    List<CompletableFuture<Integer>> told = new ArrayList<>();
    try (Stand stand = Stand.start(folder, 1);
        Connection hold = stand.postgres().jdbc();
        Connection eye = stand.postgres().jdbc()) {
      hold.setAutoCommit(false);
      hold.createStatement().execute("lock table tally in exclusive mode");
      String url = stand.urls().getFirst();
      for (int i = 0; i < WAITING; i++) {
        told.add(send(url, stand.poll(), survey.key(), survey.answers()));
      }
      Patience.until(() -> count(eye, BLOCKED), blocked -> blocked > 0);
      Patience.until(() -> inFlight(url), open -> open >= WAITING);
      CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(stand.node(0)::stop);
      Patience.until(() -> stand.ready(0), said -> said != 200);
      hold.commit();
      for (CompletableFuture<Integer> one : told) {
        assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(201);
      }
      assertThat(exit.get(1, TimeUnit.MINUTES)).isZero();
      assertThat(count(eye, "select count(*) from response")).isEqualTo(WAITING);
    }
  }

  /** How many connections to it stand. */
  private static long inFlight(String url) {
    try {
      String port = "%04X".formatted(URI.create(url).getPort());
      try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp6"));
          Stream<String> more = Files.lines(Path.of("/proc/net/tcp"))) {
        return Stream.concat(lines, more)
            .filter(line -> line.matches("\\s*\\d+: \\w+:" + port + " \\w+:\\w+ 01 .*"))
            .count();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CompletableFuture<Integer> send(
      String url, String poll, String key, String answers) {
    CompletableFuture<Integer> told = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (Phone phone = new Phone(url)) {
                told.complete(phone.respond(poll, key, answers).status());
              } catch (IOException e) {
                told.completeExceptionally(e);
              }
            });
    return told;
  }

  private static long count(Connection database, String sql) {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
