package nl.telmee.live;

import io.vertx.core.buffer.Buffer;
import nl.telmee.release.Snapshot;

/**
 * A server-sent event as bytes (WHATWG HTML §9.2), encoded once for all readers of a node.
 *
 * @param version of the results; -1 when the event has none
 */
record Frame(int version, Buffer bytes) {
  private static final int NO_VERSION = -1;

  static final Frame HEARTBEAT = new Frame(NO_VERSION, Buffer.buffer(": \n\n"));

  static Frame results(Snapshot snapshot) {
    Buffer bytes =
        Buffer.buffer("event: results\nid: " + snapshot.version() + "\ndata: ")
            .appendBuffer(snapshot.json())
            .appendString("\n\n");
    return new Frame(snapshot.version(), bytes);
  }

  static Frame received(long responses) {
    return new Frame(
        NO_VERSION, Buffer.buffer("event: received\ndata: {\"received\":" + responses + "}\n\n"));
  }
}
