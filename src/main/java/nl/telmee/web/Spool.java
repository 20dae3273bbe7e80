package nl.telmee.web;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes that are too many for memory. They stand in a file that has no name any more, and are gone
 * when nobody holds their buffer. Blocks: not for an event loop, but for {@link #map}.
 */
public final class Spool {
  /** Writes bytes one after the other. */
  @FunctionalInterface
  public interface Writer {
    /** Writes to a stream that is closed afterwards. */
    void to(OutputStream out) throws IOException;
  }

  private Spool() {}

  /** The same bytes, outside memory. */
  public static Buffer of(Buffer bytes) {
    return of(out -> out.write(bytes.getBytes()));
  }

  /** What is written. */
  public static Buffer of(Writer writer) {
    Path file = file();
    try (OutputStream out = Files.newOutputStream(file)) {
      writer.to(out);
    } catch (IOException e) {
      drop(file);
      throw new UncheckedIOException(e);
    }
    return map(file);
  }

  /** A new, empty file, which only this user can read. */
  static Path file() {
    try {
      return Files.createTempFile("telmee-", ".part");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in a file, which loses its name. */
  static Buffer map(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.size() == 0
          ? Buffer.buffer()
          : BufferInternal.buffer(
              Unpooled.wrappedBuffer(
                  channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      drop(file);
    }
  }

  static void drop(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
