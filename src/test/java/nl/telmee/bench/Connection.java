package nl.telmee.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One keep-alive connection with one request on its way at a time. It reads just enough of
 * HTTP/1.1: status, length, and whether the key in the answer is the one that was sent. Of a long
 * answer the end is only counted. Thread: one.
 */
final class Connection {
  private static final int KEPT = 8 * 1024;
  private static final int LARGEST_READ = 64 * 1024;
  private static final int CREATED = 201;
  private static final int NOT_MODIFIED = 304;
  private static final int STATUS_AT = 9;
  private static final byte[] LENGTH_HEADER = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_IN_BODY = "{\"key\":\"".length();

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(KEPT);
  private final byte[] key = new byte[Keys.LENGTH];
  private long sentAt;
  private int status;
  private int toSkip;

  /** Room for what is read, shared by all connections of a thread. */
  static final class Scratch {
    private final byte[] answer = new byte[KEPT];
    private final ByteBuffer rest = ByteBuffer.allocateDirect(LARGEST_READ);
  }

  Connection(SocketChannel channel) {
    this.channel = channel;
  }

  void register(Selector selector) throws IOException {
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  byte[] key() {
    return key;
  }

  long sentAt() {
    return sentAt;
  }

  /** Sends a whole request; the socket is empty then, so that it fits. */
  void send(ByteBuffer request, long now) throws IOException {
    sentAt = now;
    in.clear();
    channel.write(request);
    if (request.hasRemaining()) {
      throw new IOException("a socket took only a part of a request");
    }
  }

  /**
   * Reads what has come.
   *
   * @param shared takes the bytes of the answer
   * @return the status once the answer is complete, else 0; negative when it acknowledges another
   *     key
   */
  int receive(Scratch shared) throws IOException {
    if (toSkip > 0) {
      toSkip -= skipped(shared.rest.clear());
      return toSkip > 0 ? 0 : status;
    }
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed a connection");
    }
    byte[] answer = shared.answer;
    int size = in.position();
    in.get(0, answer, 0, size);
    int body = bodyAt(answer, size);
    if (body < 0) {
      return 0;
    }
    int seen = Integer.parseInt(text(answer, STATUS_AT, STATUS_AT + 3));
    int length = seen == NOT_MODIFIED ? body : body + contentLength(answer, body);
    if (size >= length) {
      return seen == CREATED && !acknowledges(answer, body, size) ? -seen : seen;
    }
    if (length > KEPT) {
      status = seen;
      toSkip = length - size;
    }
    return 0;
  }

  private int skipped(ByteBuffer rest) throws IOException {
    int read = channel.read(rest);
    if (read < 0) {
      throw new EOFException("the server closed a connection");
    }
    return read;
  }

  private static int bodyAt(byte[] answer, int size) {
    for (int i = 3; i < size; i++) {
      if (answer[i] == '\n' && answer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int contentLength(byte[] answer, int end) {
    for (int i = 0; i < end - LENGTH_HEADER.length; i++) {
      if (answer[i] == '\n' && isLengthHeader(answer, i + 1)) {
        int from = i + 1 + LENGTH_HEADER.length;
        int to = from;
        while (answer[to] != '\r') {
          to++;
        }
        return Integer.parseInt(text(answer, from, to).strip());
      }
    }
    return 0;
  }

  private static boolean isLengthHeader(byte[] answer, int at) {
    for (int i = 0; i < LENGTH_HEADER.length; i++) {
      if ((answer[at + i] | 0x20) != (LENGTH_HEADER[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private boolean acknowledges(byte[] answer, int body, int size) {
    int from = body + KEY_IN_BODY;
    return from + Keys.LENGTH <= size
        && Arrays.equals(answer, from, from + Keys.LENGTH, key, 0, Keys.LENGTH);
  }

  private static String text(byte[] answer, int from, int to) {
    return new String(answer, from, to - from, StandardCharsets.US_ASCII);
  }

  /** What has come so far, for a message. */
  String seen() {
    byte[] bytes = new byte[in.position()];
    in.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  void close() throws IOException {
    channel.close();
  }
}
