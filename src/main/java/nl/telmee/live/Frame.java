package nl.telmee.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import nl.telmee.release.Snapshot;

/**
 * A server-sent event as bytes (WHATWG HTML §9.2), encoded once for all readers of a node: as a
 * chunk of HTTP/1.1 (RFC 9112 §7.1) outside the heap, so that the network takes it from where it
 * is. Its memory is given back when nothing refers to it any more; nobody counts.
 */
final class Frame {
  private static final int NO_VERSION = -1;
  private static final byte[] LINE_END = {'\r', '\n'};

  static final Frame HEARTBEAT = new Frame(NO_VERSION, Buffer.buffer(": \n\n"));

  private final int version;
  private final ByteBuf chunk;
  private final int from;
  private final int length;

  /**
   * An event.
   *
   * @param version of the results; -1 when the event has none
   */
  Frame(int version, Buffer event) {
    byte[] size = Integer.toHexString(event.length()).getBytes(StandardCharsets.US_ASCII);
    this.version = version;
    this.from = size.length + LINE_END.length;
    this.length = event.length();
    ByteBuffer direct = ByteBuffer.allocateDirect(from + length + LINE_END.length);
    direct.put(size).put(LINE_END).put(event.getBytes()).put(LINE_END).flip();
    this.chunk = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct));
  }

  static Frame results(Snapshot snapshot) {
    Buffer event =
        Buffer.buffer("event: results\nid: " + snapshot.version() + "\ndata: ")
            .appendBuffer(snapshot.json())
            .appendString("\n\n");
    return new Frame(snapshot.version(), event);
  }

  static Frame received(long responses) {
    return new Frame(
        NO_VERSION, Buffer.buffer("event: received\ndata: {\"received\":" + responses + "}\n\n"));
  }

  /** Of the results; -1 when the event has none. */
  int version() {
    return version;
  }

  /**
   * The event as one chunk of HTTP/1.1: the same bytes for all, with a place of its own in them.
   */
  ByteBuf chunk() {
    return chunk.duplicate();
  }

  /** The event itself. */
  Buffer bytes() {
    byte[] bytes = new byte[length];
    chunk.getBytes(from, bytes);
    return Buffer.buffer(bytes);
  }
}
