package nl.telmee.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/**
 * One thread of the load generator. In a closed loop each of its connections sends its next request
 * as soon as the one before is answered; in an open loop requests are sent at the moments of {@link
 * Moments}, whatever became of those before, by any connection that is free.
 */
final class LoadLoop implements Callable<LoadLoop> {
  private static final int DRAIN_SECONDS = 30;

  private final LoadOrder order;
  private final CyclicBarrier together;
  private final Requests requests;
  private final Moments moments;
  private final List<Connection> connections = new ArrayList<>();
  private final Connection.Scratch scratch = new Connection.Scratch();
  private final Latencies latencies = new Latencies();
  private long right;
  private long others;
  private String firstOther = "";
  private long from;
  private long until;
  private int waiting;

  /**
   * @param share which part of the arrivals this loop sends
   * @param together where all loops wait for each other before they send
   */
  LoadLoop(LoadOrder order, double share, CyclicBarrier together) {
    this.order = order;
    this.together = together;
    this.requests = new Requests(order);
    this.moments = new Moments(order.rate() * share);
  }

  /** Opens the connections; the run starts when all loops have theirs. */
  LoadLoop connect(int number) throws IOException {
    for (int i = 0; i < number; i++) {
      int port = order.ports().get(i % order.ports().size());
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
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
      long start = System.nanoTime();
      from = start + TimeUnit.MILLISECONDS.toNanos(order.settle());
      until = from + TimeUnit.SECONDS.toNanos(order.seconds());
      if (order.rate() == 0) {
        closedLoop(selector, start);
      } else {
        openLoop(selector, start);
      }
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
    return this;
  }

  private void closedLoop(Selector selector, long start) throws IOException {
    for (Connection connection : connections) {
      send(connection, start);
    }
    while (waiting > 0) {
      selector.select(this::read);
    }
  }

  private void openLoop(Selector selector, long start) throws IOException {
    moments.begin(start, until);
    connections.forEach(moments::free);
    long tooLate = until + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
    while (waiting > 0 || !moments.over()) {
      if (System.nanoTime() > tooLate) {
        throw new IOException("answers are more than " + DRAIN_SECONDS + " s late");
      }
      sendDue();
      selector.select(this::read, 1);
    }
  }

  private void sendDue() throws IOException {
    long now = System.nanoTime();
    while (moments.due(now) && moments.hasFree()) {
      long moment = moments.take();
      send(moments.takeFree(), moment);
    }
  }

  private void send(Connection connection, long moment) throws IOException {
    connection.send(requests.next(connection.key()), moment);
    waiting++;
  }

  private void read(SelectionKey selected) {
    Connection connection = (Connection) selected.attachment();
    try {
      int status = connection.receive(scratch);
      if (status != 0) {
        answered(connection, status, System.nanoTime());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answered(Connection connection, int status, long now) throws IOException {
    waiting--;
    boolean open = order.rate() > 0;
    if (status == order.status()) {
      right++;
    } else {
      firstOther = others++ == 0 ? connection.seen() : firstOther;
    }
    long counts = open ? connection.sentAt() : now;
    if (status == order.status() && counts >= from && counts < until) {
      latencies.add(now - connection.sentAt());
    }
    if (open) {
      moments.free(connection);
      sendDue();
    } else if (now < until) {
      send(connection, now);
    }
  }

  long right() {
    return right;
  }

  long others() {
    return others;
  }

  /** The first answer that was not right; empty without one. */
  String firstOther() {
    return firstOther;
  }

  /** Of the right answers that came during the measured time. */
  Latencies latencies() {
    return latencies;
  }
}
