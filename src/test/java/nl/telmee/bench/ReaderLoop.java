package nl.telmee.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Many open streams on one thread, and what came to each of them. The streams come from many
 * addresses, 127.0.0.2 and on, for one address has too few ports.
 */
final class ReaderLoop implements StreamReader.Arrivals {
  private static final int FROM_ONE_ADDRESS = 2_000;
  private static final int SHARED = 128 * 1024;
  private static final int PATIENCE_SECONDS = 60;

  private final List<StreamReader> readers = new ArrayList<>();
  private final Selector selector = Selector.open();
  private final long epoch = Release.nanos(Instant.now()) - System.nanoTime();
  private final Map<Integer, Release> releases = new HashMap<>();
  private ArrivalLog log = new ArrivalLog();
  private boolean logging;
  private int newest = -1;
  private int atNewest;
  private @Nullable Exception failure;

  ReaderLoop(int port, String path, int number) throws IOException {
    byte[] request =
        ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < number; i++) {
      SocketChannel channel = SocketChannel.open();
      byte[] from = {127, 0, 0, (byte) (2 + i / FROM_ONE_ADDRESS)};
      channel.bind(new InetSocketAddress(InetAddress.getByAddress(from), 0));
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      StreamReader reader = new StreamReader(i, channel, this);
      channel.register(selector, SelectionKey.OP_READ, reader);
      readers.add(reader);
    }
    Thread.ofPlatform().daemon().name("readers").start(this::run);
  }

  private void run() {
    ByteBuffer shared = ByteBuffer.allocateDirect(SHARED);
    try {
      while (true) {
        selector.select(key -> read(key, shared));
      }
    } catch (IOException | UncheckedIOException e) {
      fail(e);
    }
  }

  private static void read(SelectionKey key, ByteBuffer shared) {
    try {
      ((StreamReader) key.attachment()).read(shared);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void fail(Exception e) {
    failure = e;
    notifyAll();
  }

  @Override
  public synchronized void came(
      StreamReader reader, int version, ByteBuffer frame, int from, int length) {
    if (length > 0 && !releases.containsKey(version)) {
      releases.put(version, Release.parse(frame, from, length));
    }
    if (logging) {
      log.add(reader.number(), version, System.nanoTime());
    }
    atNewest = version > newest ? 1 : version == newest ? atNewest + 1 : atNewest;
    newest = Math.max(newest, version);
    if (atNewest == readers.size()) {
      notifyAll();
    }
  }

  /** Waits until every reader has a version or a newer one: then nothing was lost. */
  synchronized void await(int version) throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (newest < version || atNewest < readers.size()) {
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        throw new IOException(
            "version %d: the newest seen is %d, and %d of %d readers have it"
                .formatted(version, newest, atNewest, readers.size()));
      }
      wait(left);
    }
  }

  /** Begins a new log. */
  synchronized void log() {
    log = new ArrivalLog();
    logging = true;
  }

  /** Ends the log and yields it. */
  synchronized ArrivalLog logged() {
    logging = false;
    return log;
  }

  synchronized Release release(int version) {
    Release found = releases.get(version);
    if (found == null) {
      throw new IllegalStateException("no reader has seen version " + version + " whole");
    }
    return found;
  }

  /** A moment of {@link System#nanoTime} in nanoseconds since 1970. */
  long sinceEpoch(long nanos) {
    return nanos + epoch;
  }

  int readers() {
    return readers.size();
  }
}
