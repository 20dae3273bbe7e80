package nl.telmee.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the streams stand beside: the same bytes written to as many sockets by as many threads, with
 * nothing else. It reads lines, writes a version at each, and answers with its number; it stops
 * when its input ends.
 */
final class BareProcess {
  private static final int BACKLOG = 4_096;
  private static final int LONGEST_REQUEST = 1_024;
  private static final byte[] HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final List<List<SocketChannel>> shares = new ArrayList<>();

  private BareProcess(int threads) {
    for (int i = 0; i < threads; i++) {
      shares.add(new ArrayList<>());
    }
  }

  /**
   * Runs until its input ends.
   *
   * @param arguments the port to listen on, and how many readers will come
   */
  public static void main(String[] arguments) throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    BareProcess process = new BareProcess(threads);
    try (ServerSocketChannel server = ServerSocketChannel.open();
        ExecutorService writers = Executors.newFixedThreadPool(threads);
        BufferedReader commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      InetAddress here = InetAddress.getLoopbackAddress();
      server.bind(new InetSocketAddress(here, Integer.parseInt(arguments[0])), BACKLOG);
      Child.say("ready");
      process.accept(server, Integer.parseInt(arguments[1]));
      int version = 0;
      while (commands.readLine() != null) {
        process.publish(++version, writers);
        Child.say(String.valueOf(version));
      }
    }
    System.exit(0);
  }

  private void accept(ServerSocketChannel server, int readers) throws IOException {
    ByteBuffer request = ByteBuffer.allocate(LONGEST_REQUEST);
    for (int i = 0; i < readers; i++) {
      SocketChannel reader = server.accept();
      reader.read(request.clear());
      write(reader, ByteBuffer.wrap(HEAD));
      write(reader, chunk(0));
      reader.configureBlocking(false);
      shares.get(i % shares.size()).add(reader);
    }
  }

  private void publish(int version, ExecutorService writers) throws Exception {
    ByteBuffer chunk = chunk(version);
    List<Callable<Void>> work = new ArrayList<>();
    for (List<SocketChannel> share : shares) {
      ByteBuffer own = chunk.duplicate();
      work.add(
          () -> {
            for (SocketChannel reader : share) {
              write(reader, own.rewind());
            }
            return null;
          });
    }
    for (Future<Void> done : writers.invokeAll(work)) {
      done.get();
    }
  }

  private static void write(SocketChannel reader, ByteBuffer bytes) throws IOException {
    reader.write(bytes);
    if (bytes.hasRemaining()) {
      throw new IOException("a reader is slower than it can be in a closed loop");
    }
  }

  private static ByteBuffer chunk(int version) {
    String event =
        "event: results\nid: %d\ndata: %s\n\n".formatted(version, HubProcess.json(version));
    byte[] bytes =
        "%x\r\n%s\r\n".formatted(event.length(), event).getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}
