package nl.telmee.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reader that missed a frame would make streams look better than they are. */
final class StreamReaderTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

  private final List<Integer> came = new ArrayList<>();

  @Test
  void everyVersionIsSeenHoweverTheBytesAreCut() throws IOException {
    String all = HEAD + frame(1) + chunk(": \n\n") + frame(2) + frame(30);

    for (int size = 1; size <= all.length(); size++) {
      came.clear();
      read(all, size);
      assertThat(came).as("in pieces of %d", size).containsExactly(1, 2, 30);
    }
  }

  @Test
  void aVersionThatGoesBackIsAMistake() {
    assertThatThrownBy(() -> read(HEAD + frame(2) + frame(1), 10_000))
        .hasMessage("version 1 came after 2");
  }

  @Test
  void anAnswerThatIsNoStreamIsAMistake() {
    assertThatThrownBy(() -> read("HTTP/1.1 503 Busy\r\n\r\n", 10_000))
        .hasMessageStartingWith("no stream: HTTP/1.1 503");
  }

  private static String frame(int version) {
    return chunk("event: results\nid: " + version + "\ndata: {\"version\":1,\"more\":1}\n\n");
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private void read(String all, int pieces) throws IOException {
    try (ServerSocketChannel listening =
            ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketChannel client = SocketChannel.open(listening.getLocalAddress());
        SocketChannel server = listening.accept()) {
      StreamReader reader = new StreamReader(0, client, (_, version, _, _, _) -> came.add(version));
      byte[] bytes = all.getBytes(StandardCharsets.US_ASCII);
      for (int at = 0; at < bytes.length; at += pieces) {
        int length = Math.min(pieces, bytes.length - at);
        server.write(ByteBuffer.wrap(bytes, at, length));
        readAll(reader, length);
      }
    }
  }

  /** On a local socket what was written is there at once; the reader takes at least a byte. */
  private static void readAll(StreamReader reader, int length) throws IOException {
    reader.read(ByteBuffer.allocate(Math.max(length, 1) + 4_096));
  }
}
