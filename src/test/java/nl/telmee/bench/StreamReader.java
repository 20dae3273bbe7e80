package nl.telmee.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One open stream of results. It reads just enough of chunked HTTP/1.1 to know which version came,
 * and steps over the rest. Thread: one.
 */
final class StreamReader {
  private static final byte[] RESULTS = "event: results\nid: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_NUMBER = 12;
  private static final int NOTHING = -1;
  private static final byte[] NO_BYTES = {};

  /** Takes what came. */
  interface Arrivals {
    /**
     * A version came to a reader.
     *
     * @param frame the bytes read, from {@code from} on the frame
     * @param length of the frame in {@code frame}; less than the whole when the rest is still to
     *     come
     */
    void came(StreamReader reader, int version, ByteBuffer frame, int from, int length);
  }

  private final int number;
  private final SocketChannel channel;
  private final Arrivals arrivals;
  private byte[] saved = NO_BYTES;
  private boolean opened;
  private int remaining;
  private int pending = NOTHING;
  private int newest = NOTHING;

  StreamReader(int number, SocketChannel channel, Arrivals arrivals) {
    this.number = number;
    this.channel = channel;
    this.arrivals = arrivals;
  }

  int number() {
    return number;
  }

  /** Whether its answer has begun with 200. */
  boolean opened() {
    return opened;
  }

  /**
   * Reads what has come.
   *
   * @throws IOException when the stream ended, is none, or goes back to an older version
   */
  void read(ByteBuffer shared) throws IOException {
    shared.clear().put(saved);
    saved = NO_BYTES;
    if (channel.read(shared) < 0) {
      throw new EOFException("the server closed a stream");
    }
    shared.flip();
    int at = opened ? 0 : head(shared);
    int limit = shared.limit();
    while (opened && at < limit) {
      at = remaining > 0 ? skip(shared, at, limit) : begin(shared, at, limit);
    }
  }

  /** Where the body begins. */
  private int head(ByteBuffer bytes) throws IOException {
    for (int i = 3; i < bytes.limit(); i++) {
      if (bytes.get(i) == '\n' && bytes.get(i - 2) == '\n') {
        if (!startsWith(bytes, 0, OK)) {
          byte[] said = new byte[i];
          bytes.get(0, said);
          throw new IOException("no stream: " + new String(said, StandardCharsets.UTF_8));
        }
        opened = true;
        return i + 1;
      }
    }
    save(bytes, 0, bytes.limit());
    return 0;
  }

  private int skip(ByteBuffer bytes, int at, int limit) throws IOException {
    int step = Math.min(remaining, limit - at);
    remaining -= step;
    if (remaining == 0 && pending != NOTHING) {
      arrived(bytes, at, 0);
    }
    return at + step;
  }

  /** A chunk begins; what is too little to know it by waits for the rest. */
  private int begin(ByteBuffer bytes, int at, int limit) throws IOException {
    int size = 0;
    int i = at;
    while (i < limit && bytes.get(i) != '\n') {
      int digit = Character.digit(bytes.get(i), 16);
      size = digit < 0 ? size : size * 16 + digit;
      i++;
    }
    int body = i + 1;
    if (limit - body < Math.min(size, RESULTS.length + LONGEST_NUMBER)) {
      save(bytes, at, limit);
      return limit;
    }
    if (size == 0) {
      throw new EOFException("the server ended a stream");
    }
    remaining = size + 2;
    pending = startsWith(bytes, body, RESULTS) ? number(bytes, body + RESULTS.length) : NOTHING;
    if (pending != NOTHING && limit - body >= remaining) {
      arrived(bytes, body, size);
      return body + take();
    }
    return body;
  }

  private int take() {
    int step = remaining;
    remaining = 0;
    return step;
  }

  private void arrived(ByteBuffer bytes, int from, int length) throws IOException {
    if (pending <= newest) {
      throw new IOException("version %d came after %d".formatted(pending, newest));
    }
    newest = pending;
    pending = NOTHING;
    arrivals.came(this, newest, bytes, from, length);
  }

  private static boolean startsWith(ByteBuffer bytes, int at, byte[] start) {
    if (bytes.limit() < at + start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (bytes.get(at + i) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(ByteBuffer bytes, int at) {
    int number = 0;
    for (int i = at; bytes.get(i) != '\n'; i++) {
      number = number * 10 + bytes.get(i) - '0';
    }
    return number;
  }

  private void save(ByteBuffer bytes, int from, int to) {
    saved = new byte[to - from];
    bytes.get(from, saved);
  }
}
