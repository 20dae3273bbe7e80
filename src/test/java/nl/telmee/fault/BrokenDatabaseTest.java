package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import nl.telmee.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed, stopped, paused and cut off under load, and comes back. */
@Timeout(1_800)
final class BrokenDatabaseTest {
  private static final int BETWEEN = 300;
  private static final int PAUSE_SECONDS = 5;
  private static final String CUT =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'telmee'";

  @TempDir private Path folder;

  @Test
  void itIsKilledStoppedPausedAndCutOffAndTheNodeRecoversByItself() throws Exception {
    try (Stand stand = Stand.start(folder, 1);
        Load load = Load.start(stand, Form.seed("PostgreSQL is broken"))) {
      for (int i = 0; i < Form.of(2, 10); i++) {
        load.crowd.awaitMore(BETWEEN);
        stand.postgres().kill();
        comeBack(stand, load);
      }
      load.crowd.awaitMore(BETWEEN);
      stand.postgres().stop();
      comeBack(stand, load);
      for (int i = 0; i < Form.of(1, 5); i++) {
        load.crowd.awaitMore(BETWEEN);
        pause(stand);
      }
      for (int i = 0; i < Form.of(3, 30); i++) {
        load.crowd.awaitMore(BETWEEN);
        cut(stand);
      }
      load.crowd.awaitMore(BETWEEN);
      Invariants.check(stand, load);
    }
  }

  /** It is away for as long as a phone is not told to come back later; readiness says so. */
  @Test
  void whileItIsAwayPhonesAreToldToComeBack() throws Exception {
    try (Stand stand = Stand.start(folder, 1);
        Load load = Load.start(stand, Form.seed("PostgreSQL is away"))) {
      load.crowd.awaitMore(BETWEEN);
      stand.postgres().stop();
      stand.awaitReady(503);
      long told = load.crowd.later();
      Patience.until(load.crowd::later, now -> now > told);
      comeBack(stand, load);
      Invariants.check(stand, load);
    }
  }

  private static void comeBack(Stand stand, Load load) throws Exception {
    stand.awaitReady(503);
    stand.postgres().again();
    stand.awaitReady(200);
    load.crowd.awaitMore(1);
  }

  private static void pause(Stand stand) throws Exception {
    stand.postgres().signalAll("STOP");
    try {
      stand.awaitReady(503);
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS); // The fault itself: paused for so long.
    } finally {
      stand.postgres().signalAll("CONT");
    }
    stand.awaitReady(200);
  }

  private static void cut(Stand stand) throws Exception {
    try (Connection database = stand.postgres().jdbc();
        Statement statement = database.createStatement()) {
      assertThat(statement.execute(CUT)).isTrue();
    }
  }
}
