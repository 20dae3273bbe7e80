package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A small file system, which can be filled up. */
record SmallDisk(Path folder) implements AutoCloseable {
  private static final int CHUNK = 8 * 1024;

  /** Null when this user may not mount one. */
  static @Nullable SmallDisk mount(Path folder) throws IOException {
    Files.createDirectories(folder);
    try {
      OwnPostgres.run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", folder.toString());
      return new SmallDisk(folder);
    } catch (IOException _) {
      return null;
    }
  }

  /** Takes what is left. */
  void fill() {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out =
        Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }

  /** Gives back what was taken. */
  void makeRoom() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws IOException {
    OwnPostgres.run("umount", folder.toString());
  }
}
