package nl.telmee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Programs that tests need are installed by one process of the tests at a time. */
public final class Installing {
  private static final Path LOCK = Path.of("target", "install.lock");

  private Installing() {}

  /** Does something while no other process of the tests installs anything. */
  public static synchronized <T> T alone(Supplier<T> work) {
    try {
      Files.createDirectories(LOCK.toAbsolutePath().getParent());
      try (FileChannel channel =
              FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        if (!held.isValid()) {
          throw new IllegalStateException("lost " + LOCK);
        }
        return work.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
