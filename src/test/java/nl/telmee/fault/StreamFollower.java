package nl.telmee.fault;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import nl.telmee.Recount;
import org.jspecify.annotations.Nullable;

/**
 * Follows the feed as a browser does, by its stream of one node, and comes back with the last id it
 * has seen. Thread: one looks, any asks.
 */
final class StreamFollower {
  private static final long PAUSE = 50_000_000;

  private final String url;
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private String lastEventId = "0";
  private volatile @Nullable Wire open;
  private volatile boolean closed;

  StreamFollower(String url) {
    this.url = url;
  }

  /** Reads, and comes back when the stream broke off, until it is closed. */
  void follow() {
    while (!closed) {
      look();
      LockSupport.parkNanos(PAUSE);
    }
  }

  private void look() {
    try (Wire wire = new Wire(url)) {
      open = wire;
      Wire.Answer answer =
          wire.send(
              "GET",
              "/api/v1/events/stream?organisation=velsen",
              "Last-Event-ID: " + lastEventId + "\r\n",
              "");
      if (answer.status() != 200 && answer.status() != 503) {
        surprises.add("status " + answer.status() + ": " + answer.body());
      }
      StringBuilder text = new StringBuilder();
      while (answer.status() == 200 && !closed) {
        String piece = wire.piece();
        if (piece.isEmpty()) {
          return;
        }
        take(text.append(piece));
      }
    } catch (IOException _) {
      // The node is away.
    }
  }

  /** Takes whole events only: of one that is cut off nothing is kept. */
  private void take(StringBuilder text) {
    for (int end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      String id = "";
      for (String line : text.substring(0, end).split("\n", -1)) {
        if (line.startsWith("id: ")) {
          id = line.substring("id: ".length());
        } else if (line.startsWith("data: ") && !id.isEmpty()) {
          ids.add(Recount.json(line.substring("data: ".length())).path("id").asText());
          lastEventId = id;
        }
      }
      text.delete(0, end + 2);
    }
  }

  /** The identities in the order in which they came. */
  List<String> ids() {
    return ids;
  }

  Queue<String> surprises() {
    return surprises;
  }

  /** Lets it read no more. */
  void close() {
    closed = true;
    Wire wire = open;
    if (wire != null) {
      try {
        wire.close();
      } catch (IOException _) {
        // It is gone in any case.
      }
    }
  }
}
