package nl.telmee.live;

import io.vertx.core.Vertx;

/**
 * All streams of one event loop.
 *
 * @param results of polls
 * @param events of the log
 */
public record Streams(Hub results, EventHub events) {
  /** The streams of the loop that calls this. */
  public static Streams of(Vertx vertx, Broadcast broadcast, EventTail tail, LiveMetrics metrics) {
    Streams streams = new Streams(new Hub(vertx, metrics), new EventHub(vertx, tail, metrics));
    broadcast.add(streams.results);
    tail.add(streams.events);
    return streams;
  }

  /** Ends all streams and opens no more. */
  public void close() {
    results.close();
    events.close();
  }
}
