package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nl.telmee.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database is on a small file system, which fills up, and has room again. */
@Timeout(1_800)
final class FullDiskTest {
  private static final int BETWEEN = 300;
  private static final int CHUNK = 8 * 1024;

  @TempDir private Path folder;

  @Test
  void aFullDiskIsWaitedForAndLosesNothing() throws Exception {
    Path small = Files.createDirectories(folder.resolve("small"));
    assumeTrue(mount(small), "this user may not mount a file system");
    try (Stand stand = Stand.start(folder, OwnPostgres.start(small), 1);
        Load load = Load.start(stand, Form.seed("the disk is full"))) {
      for (int i = 0; i < Form.of(1, 5); i++) {
        load.crowd.awaitMore(BETWEEN);
        Path filler = small.resolve("filler");
        fill(filler);
        long told = load.crowd.later();
        Patience.until(
            () -> {
              fill(filler);
              return load.crowd.later() > told;
            },
            later -> later);
        Files.delete(filler);
        stand.postgres().again();
        stand.awaitReady(200);
        load.crowd.awaitMore(BETWEEN);
      }
      Invariants.check(stand, load);
    } finally {
      OwnPostgres.run("umount", small.toString());
    }
  }

  private static boolean mount(Path small) {
    try {
      OwnPostgres.run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", small.toString());
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Takes what is left. */
  private static void fill(Path filler) {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out =
        Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }
}
