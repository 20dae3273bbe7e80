package nl.telmee;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A daemon that speaks the protocol of clamd's {@code INSTREAM} over a real socket, and finds a
 * virus where a file holds the word.
 */
public final class Clamd implements AutoCloseable {
  private final ServerSocket socket;
  private final ConcurrentLinkedQueue<Integer> looked = new ConcurrentLinkedQueue<>();

  public Clamd() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /** The setting that leads to it. */
  public Map<String, String> settings() {
    return Map.of("TELMEE_CLAMAV", "127.0.0.1:" + socket.getLocalPort());
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** How many bytes each file had that it looked at. */
  public java.util.List<Integer> looked() {
    return java.util.List.copyOf(looked);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        answer(client);
      } catch (IOException _) {
        return;
      }
    }
  }

  private void answer(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    String command = new String(in.readNBytes("zINSTREAM\0".length()), StandardCharsets.US_ASCII);
    StringBuilder content = new StringBuilder();
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }
    looked.add(content.length());
    String verdict =
        !command.equals("zINSTREAM\0")
            ? "UNKNOWN COMMAND"
            : content.indexOf("virus") >= 0 ? "stream: Test-Signature FOUND" : "stream: OK";
    client.getOutputStream().write((verdict + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
