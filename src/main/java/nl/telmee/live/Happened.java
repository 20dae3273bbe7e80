package nl.telmee.live;

import io.vertx.core.buffer.Buffer;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.web.Json;

/**
 * An event of the log with its bytes as a server-sent event, encoded once for all readers of a
 * node.
 */
record Happened(LoggedEvent event, Buffer bytes) {
  static Happened of(LoggedEvent event, String publicUrl) {
    String data = Json.text(event.cloudEvent(publicUrl));
    return new Happened(event, Buffer.buffer("id: " + event.seq() + "\ndata: " + data + "\n\n"));
  }
}
