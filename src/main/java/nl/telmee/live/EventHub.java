package nl.telmee.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import nl.telmee.feed.EventFilter;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * All streams of events of one event loop. A stream ends by itself after a while; who comes back
 * says with {@code Last-Event-ID} how far it was, to this node or another.
 *
 * <p>Thread: its own event loop; {@link #news} may be called from any.
 */
public final class EventHub {
  private static final int MOST_READERS = 5_000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(30);
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(60);

  private final Context loop;
  private final EventTail tail;
  private final LiveMetrics metrics;
  private final Set<EventReader> readers = new LinkedHashSet<>();
  private volatile boolean followed;
  private boolean closed;

  /** A hub for the loop that calls this. */
  public EventHub(Vertx vertx, EventTail tail, LiveMetrics metrics) {
    this.loop = vertx.getOrCreateContext();
    this.tail = tail;
    this.metrics = metrics;
    vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> beat());
  }

  /**
   * Opens a stream.
   *
   * @throws Rejected with {@link Problem#BUSY} when there are too many
   */
  void follow(HttpServerResponse response, EventFilter filter, long cursor) {
    if (response.closed() || response.ended()) {
      throw Rejected.because(Problem.INVALID, "The reader has gone");
    }
    if (closed || readers.size() >= MOST_READERS) {
      metrics.refused();
      throw Rejected.later(Problem.BUSY, HEARTBEAT);
    }
    EventReader reader =
        new EventReader(response, tail, filter, cursor, System.nanoTime() + life());
    readers.add(reader);
    if (!followed) {
      followed = true;
      tail.followed();
    }
    metrics.opened();
    response.closeHandler(_ -> leave(reader));
    reader.beat(); // So that the reader knows that it is connected.
    reader.pump();
  }

  private static long life() {
    return ThreadLocalRandom.current().nextLong(SHORTEST_LIFE.toNanos(), LONGEST_LIFE.toNanos());
  }

  private void leave(EventReader reader) {
    if (readers.remove(reader)) {
      metrics.closed();
      followed = !readers.isEmpty();
    }
  }

  /** Whether anybody follows. From any thread. */
  boolean isFollowed() {
    return followed;
  }

  /** Something happened. */
  void news() {
    loop.runOnContext(_ -> List.copyOf(readers).forEach(EventReader::pump));
  }

  private void beat() {
    long now = System.nanoTime();
    for (EventReader reader : List.copyOf(readers)) {
      if (reader.outlived(now)) {
        leave(reader);
        reader.end();
      } else {
        reader.beat();
        reader.pump();
      }
    }
  }

  /** Ends all streams and opens no more. */
  public void close() {
    closed = true;
    for (EventReader reader : List.copyOf(readers)) {
      leave(reader);
      reader.end();
    }
  }
}
