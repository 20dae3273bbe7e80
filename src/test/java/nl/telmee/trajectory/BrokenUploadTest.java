package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;

/** Who hangs up halfway leaves nothing behind, at whatever moment that is. */
final class BrokenUploadTest {
  private static final int TIMES = 40;
  private static final int PART = 300_000;

  /** The files that this process has open for a body that comes. */
  private static long open() {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(BrokenUploadTest::isSpool).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSpool(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().contains("telmee-");
    } catch (IOException _) {
      return false; // Closed meanwhile.
    }
  }

  private static void hangUp(TestNode node, int sent) throws IOException {
    URI address = URI.create(node.url());
    String head =
        "POST /api/v1/trajectories/_import HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + node.token()
            + "\r\nContent-Type: application/zip\r\nContent-Length: 30000000\r\n\r\n";
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[sent]);
      out.flush();
    }
  }

  @Test
  void aBodyThatBreaksOffLeavesNoFileOpen() throws IOException {
    try (TestNode node = TestNode.start()) {
      for (int i = 0; i < TIMES; i++) {
        hangUp(node, i % 2 == 0 ? 0 : PART);
      }
      assertThat(node.get("/health/ready").statusCode()).isIn(200, 404);

      Patience.until(BrokenUploadTest::open, files -> files == 0);
    }
  }
}
