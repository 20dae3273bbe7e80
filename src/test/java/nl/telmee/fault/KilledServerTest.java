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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.telmee.Patience;
import nl.telmee.Phone;
import nl.telmee.Survey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed and stopped, as the only node and as one of three, under load. */
@Timeout(1_800)
final class KilledServerTest {
  private static final int BETWEEN = 300;
  private static final int WAITING = 24;

  private static final String BLOCKED =
      """
      select count(*) from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()
      """;

  @TempDir private static Path folder;

  private static @Nullable Stand started;

  @AfterAll
  static void close() {
    if (started != null) {
      started.close();
    }
  }

  /** All cases share the database and what runs already. */
  private static Stand stand(int nodes) throws IOException {
    Stand stand = started;
    if (stand == null) {
      stand = Stand.start(folder);
      started = stand;
    }
    stand.use(nodes);
    return stand;
  }

  @Test
  void theOnlyNodeIsKilledAgainAndAgain() throws Exception {
    Stand stand = stand(1);
    try (Load load = Load.start(stand, Form.seed("the only node is killed"))) {
      for (int i = 0; i < Form.of(3, 20); i++) {
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
    Stand stand = stand(3);
    try (Load load = Load.start(stand, Form.seed("one of three is killed"))) {
      for (int i = 0; i < Form.of(1, 20); i++) {
        int killed = (i + 1) % 3;
        load.crowd.awaitMore(BETWEEN);
        stand.node(killed).kill();
        load.crowd.awaitMore(BETWEEN);
        stand.again(killed);
      }
      load.crowd.awaitMore(BETWEEN);
      Invariants.check(stand, load);
    }
  }

  /** Phones wait behind a lock when the node is told to stop, while all others go on sending. */
  @Test
  void whoIsWaitingWhenTheNodeIsStoppedGetsAnAnswer() throws Exception {
    Stand stand = stand(1);
    long seed = Form.seed("the node is stopped");
    Survey survey = new Survey(seed + 1);
    Map<String, CompletableFuture<Integer>> told = new HashMap<>();
    try (Load load = Load.start(stand, seed);
        Connection hold = stand.jdbc();
        Connection eye = stand.jdbc()) {
      load.crowd.awaitMore(BETWEEN);
      hold.setAutoCommit(false);
      hold.createStatement().execute("lock table tally in exclusive mode");
      Patience.until(() -> count(eye, BLOCKED), blocked -> blocked > 0);
      String url = stand.urls().getFirst();
      AtomicInteger sent = new AtomicInteger();
      for (int i = 0; i < WAITING; i++) {
        String key = survey.key();
        told.put(key, send(url, load.poll, key, survey.answers(), sent));
      }
      Patience.until(sent::get, all -> all == WAITING);
      Patience.until(() -> unread(url), unread -> unread == 0);
      CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(stand.node(0)::stop);
      Patience.until(() -> stand.ready(0), said -> said != 200);
      hold.commit();
      for (CompletableFuture<Integer> one : told.values()) {
        assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(201);
      }
      assertThat(exit.get(1, TimeUnit.MINUTES)).isZero();
      load.alsoAcknowledged.addAll(told.keySet());
      stand.again(0);
      load.crowd.awaitMore(BETWEEN);
      Invariants.check(stand, load);
    }
  }

  /**
   * How many connections to it are not taken yet, or hold what it has not read: proc(5) has the
   * bytes that wait, and no inode before somebody accepts.
   */
  private static long unread(String url) {
    String port = "%04X".formatted(URI.create(url).getPort());
    String waits = "(?!00000000 )\\w{8} .*|\\w{8} \\S+ \\w+ +\\d+ +\\d+ 0 .*";
    Pattern unread =
        Pattern.compile("\\s*\\d+: \\w+:" + port + " \\w+:\\w+ 01 \\w{8}:(" + waits + ")");
    try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp6"));
        Stream<String> more = Files.lines(Path.of("/proc/net/tcp"))) {
      return Stream.concat(lines, more).filter(line -> unread.matcher(line).matches()).count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CompletableFuture<Integer> send(
      String url, String poll, String key, String answers, AtomicInteger sent) {
    CompletableFuture<Integer> told = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (Phone phone = new Phone(url)) {
                phone.send(poll, key, answers);
                sent.incrementAndGet();
                told.complete(phone.answer().status());
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
