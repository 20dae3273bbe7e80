package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half an hour of half of what the phones could send: nothing grows. Long form only; {@code
 * -Dfaults.minutes} for less.
 */
@Timeout(7_200)
final class Soak {
  private static final int MINUTES = Integer.getInteger("telmee.faults.minutes", 30);
  private static final int WARM_MINUTES = Math.max(1, MINUTES / 6);
  private static final double GROWTH = 1.15;
  private static final long WARM_UP = 100_000;
  private static final long MEASURED = 50_000;

  private record Size(long kilobytes, long threads, long files, long sessions) {}

  @TempDir private Path folder;

  @Test
  void memoryThreadsAndConnectionsStayAsTheyAre() throws Exception {
    assumeTrue(Form.LONG, "only in the long form");
    try (Stand stand = Stand.start(folder);
        Load load = Load.start(stand, Form.seed("soak"))) {
      load.atMost(perSecond(load) / 2);
      TimeUnit.MINUTES.sleep(WARM_MINUTES); // Time itself is what is tried here.
      Size before = size(stand);
      TimeUnit.MINUTES.sleep(MINUTES - WARM_MINUTES);
      Size after = size(stand);
      Form.say("soak of " + MINUTES + " minutes: " + before + " to " + after);
      Form.say("phones were told 201 " + load.crowd.created() + " times");
      assertThat(after.kilobytes).isLessThan((long) (before.kilobytes * GROWTH));
      assertThat(after.threads).isLessThanOrEqualTo(before.threads + 4);
      assertThat(after.files).isLessThanOrEqualTo(before.files + 20);
      assertThat(after.sessions).isLessThanOrEqualTo(before.sessions + 2);
      Invariants.check(stand, load);
    }
  }

  /** What the phones send when nothing holds them back, once the node has compiled what is hot. */
  private static double perSecond(Load load) throws InterruptedException {
    load.crowd.awaitMore(WARM_UP);
    long start = System.nanoTime();
    load.crowd.awaitMore(MEASURED);
    return MEASURED * 1e9 / (System.nanoTime() - start);
  }

  /** After a collection of garbage: what a heap has not cleaned up yet is no growth. */
  private static Size size(Stand stand) throws Exception {
    collectGarbage(stand.node(0).pid());
    Path process = Path.of("/proc", String.valueOf(stand.node(0).pid()));
    try (Stream<Path> tasks = Files.list(process.resolve("task"));
        Stream<Path> files = Files.list(process.resolve("fd"));
        Connection database = stand.jdbc();
        Statement statement = database.createStatement();
        ResultSet sessions =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database()")) {
      sessions.next();
      return new Size(
          HostileClientsTest.kilobytes(stand), tasks.count(), files.count(), sessions.getLong(1));
    }
  }

  private static void collectGarbage(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process collection =
        new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(collection.waitFor()).isZero();
  }
}
