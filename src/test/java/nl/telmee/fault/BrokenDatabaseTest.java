package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import nl.telmee.Patience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed, stopped, paused, cut off and short of room under load, and comes back. */
@Timeout(1_800)
final class BrokenDatabaseTest {
  private static final int BETWEEN = 300;
  private static final int BETWEEN_CUTS = 150;
  private static final int PAUSE_SECONDS = 5;
  private static final String CUT =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'telmee'";

  /** Of a writer whose statement is running. */
  private static final String CUT_WRITER =
      """
      select count(pg_terminate_backend(pid)) from pg_stat_activity
      where datname = current_database() and state = 'active'
        and pid <> pg_backend_pid() and query like '%insert into response%'
      """;

  @TempDir private static Path folder;

  private static @Nullable SmallDisk disk;
  private static @Nullable OwnPostgres own;
  private static @Nullable Stand started;

  /** On a small disk if this user may have one. */
  @BeforeAll
  static void start() throws IOException {
    disk = SmallDisk.mount(folder.resolve("small"));
    OwnPostgres postgres =
        OwnPostgres.start(
            disk == null ? Files.createDirectories(folder.resolve("data")) : disk.folder());
    own = postgres;
    started = Stand.start(folder, postgres.url());
  }

  @AfterAll
  static void close() throws IOException {
    if (started != null) {
      started.close();
    }
    if (own != null) {
      own.close();
    }
    if (disk != null) {
      disk.close();
    }
  }

  private final OwnPostgres postgres = Objects.requireNonNull(own);
  private final Stand stand = Objects.requireNonNull(started);

  @Test
  void itIsKilledAndTheNodeRecoversByItself() throws Exception {
    try (Load load = Load.start(stand, Form.seed("PostgreSQL is killed"))) {
      for (int i = 0; i < Form.of(2, 10); i++) {
        load.crowd.awaitMore(BETWEEN);
        postgres.kill();
        comeBack(load);
      }
      Invariants.check(stand, load);
    }
  }

  /** It is away for as long as a phone is not told to come back later; readiness says so. */
  @Test
  void whileItIsAwayPhonesAreToldToComeBack() throws Exception {
    try (Load load = Load.start(stand, Form.seed("PostgreSQL is stopped and started"))) {
      load.crowd.awaitMore(BETWEEN);
      postgres.stop();
      stand.awaitReady(503);
      long told = load.crowd.later();
      Patience.until(load.crowd::later, now -> now > told);
      comeBack(load);
      Invariants.check(stand, load);
    }
  }

  @Test
  void itIsPausedAndCutOffAndTheNodeRecoversByItself() throws Exception {
    try (Load load = Load.start(stand, Form.seed("PostgreSQL is paused and cut off"))) {
      for (int i = 0; i < Form.of(1, 5); i++) {
        load.crowd.awaitMore(BETWEEN);
        pause();
      }
      for (int i = 0; i < Form.of(3, 30); i++) {
        load.crowd.awaitMore(BETWEEN);
        cut();
      }
      for (int i = 0; i < Form.of(12, 120); i++) {
        load.crowd.awaitMore(BETWEEN_CUTS);
        cutWriterAtWork();
      }
      load.crowd.awaitMore(BETWEEN);
      Invariants.check(stand, load);
    }
  }

  @Test
  void aFullDiskIsWaitedForAndLosesNothing() throws Exception {
    SmallDisk small = disk;
    assumeTrue(small != null, "this user may not mount a file system");
    try (Load load = Load.start(stand, Form.seed("the disk is full"))) {
      for (int i = 0; i < Form.of(1, 5); i++) {
        load.crowd.awaitMore(BETWEEN);
        fillUp(Objects.requireNonNull(small), load);
        postgres.again();
        stand.awaitReady(200);
        load.crowd.awaitMore(BETWEEN);
      }
      Invariants.check(stand, load);
    }
  }

  private static void fillUp(SmallDisk small, Load load) throws IOException {
    try {
      small.fill();
      long told = load.crowd.later();
      Patience.until(
          () -> {
            small.fill();
            return load.crowd.later() > told;
          },
          later -> later);
    } finally {
      small.makeRoom();
    }
  }

  private void comeBack(Load load) throws Exception {
    stand.awaitReady(503);
    postgres.again();
    stand.awaitReady(200);
    load.crowd.awaitMore(1);
  }

  private void pause() throws Exception {
    postgres.signalAll("STOP");
    try {
      stand.awaitReady(503);
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS); // The fault itself: paused for so long.
    } finally {
      postgres.signalAll("CONT");
    }
    stand.awaitReady(200);
  }

  private void cut() throws Exception {
    try (Connection database = stand.jdbc();
        Statement statement = database.createStatement()) {
      assertThat(statement.execute(CUT)).isTrue();
    }
  }

  /** In the middle of a batch, wherever that is. */
  private void cutWriterAtWork() throws SQLException {
    try (Connection database = stand.jdbc();
        PreparedStatement cut = database.prepareStatement(CUT_WRITER)) {
      Patience.until(() -> ended(cut), ended -> ended > 0);
    }
  }

  private static long ended(PreparedStatement cut) {
    try (ResultSet rows = cut.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
