package nl.telmee.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/**
 * One thread of the load generator: each of its connections sends its next response as soon as the
 * one before is answered (closed loop). Requests are written beforehand; only the key changes.
 */
final class LoadLoop implements Callable<LoadLoop> {
  private final InetSocketAddress server;
  private final List<Connection> connections = new ArrayList<>();
  private final List<ByteBuffer> requests = new ArrayList<>();
  private final int[] keyAt;
  private final CyclicBarrier together;
  private final long settleNanos;
  private final long measureNanos;
  private final Keys keys = new Keys();
  private final byte[] answer = Connection.answerBuffer();
  private final Latencies latencies = new Latencies();
  private long acknowledged;
  private long others;
  private String firstOther = "";
  private long from;
  private long until;
  private int waiting;
  private int next;

  /**
   * @param path of the POST
   * @param together where all loops wait for each other before they send
   * @param settle milliseconds of load before counting starts
   */
  LoadLoop(InetSocketAddress server, String path, CyclicBarrier together, int settle, int seconds) {
    this.server = server;
    this.together = together;
    this.settleNanos = TimeUnit.MILLISECONDS.toNanos(settle);
    this.measureNanos = TimeUnit.SECONDS.toNanos(seconds);
    List<byte[]> bodies = BenchPoll.bodies();
    keyAt = new int[bodies.size()];
    for (byte[] body : bodies) {
      String head =
          """
          POST %s HTTP/1.1\r
          Host: %s:%d\r
          Content-Type: application/json\r
          Content-Length: %d\r
          \r
          """
              .formatted(path, server.getHostString(), server.getPort(), body.length);
      String text = head + new String(body, StandardCharsets.UTF_8);
      keyAt[requests.size()] = text.indexOf(BenchPoll.KEY);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      requests.add(ByteBuffer.allocateDirect(bytes.length).put(bytes));
    }
  }

  /** Opens the connections; the run starts when all loops have theirs. */
  LoadLoop connect(int number) throws IOException {
    for (int i = 0; i < number; i++) {
      SocketChannel channel = SocketChannel.open(server);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      connections.add(new Connection(channel));
    }
    return this;
  }

  @Override
  public LoadLoop call() throws Exception {
    try (Selector selector = Selector.open()) {
      for (Connection connection : connections) {
        connection.register(selector);
      }
      together.await();
      from = System.nanoTime() + settleNanos;
      until = from + measureNanos;
      for (Connection connection : connections) {
        send(connection, System.nanoTime());
      }
      while (waiting > 0) {
        selector.select(this::read);
      }
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
    return this;
  }

  private void send(Connection connection, long now) throws IOException {
    keys.next(connection.key());
    int variant = next++ % requests.size();
    ByteBuffer request = requests.get(variant);
    request.put(keyAt[variant], connection.key()).rewind();
    connection.send(request, now);
    waiting++;
  }

  private void read(SelectionKey selected) {
    Connection connection = (Connection) selected.attachment();
    try {
      int status = connection.receive(answer);
      if (status != 0) {
        answered(connection, status, System.nanoTime());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answered(Connection connection, int status, long now) throws IOException {
    waiting--;
    if (status == 201) {
      acknowledged++;
    } else {
      firstOther = others++ == 0 ? connection.seen() : firstOther;
    }
    if (status == 201 && now >= from && now < until) {
      latencies.add(now - connection.sentAt());
    }
    if (now < until) {
      send(connection, now);
    }
  }

  long acknowledged() {
    return acknowledged;
  }

  long others() {
    return others;
  }

  /** The first answer that was not 201; empty without one. */
  String firstOther() {
    return firstOther;
  }

  /** Of the answers 201 that came during the measured time. */
  Latencies latencies() {
    return latencies;
  }
}
