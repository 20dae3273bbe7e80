package nl.telmee.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import nl.telmee.id.PollId;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * All streams of one event loop. A stream ends by itself after a while, at a moment of its own, so
 * that readers spread over nodes again; browsers come back by themselves.
 *
 * <p>Thread: its own event loop; {@link #results} and {@link #received} may be called from any.
 */
public final class Hub {
  private static final int MOST_READERS = 20_000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(30);
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(60);

  private final Context loop;
  private final LiveMetrics metrics;
  private final Map<PollId, Channel> channels = new HashMap<>();
  private int readers;
  private boolean closed;

  /** A hub for the loop that calls this. */
  public Hub(Vertx vertx, LiveMetrics metrics) {
    this.loop = vertx.getOrCreateContext();
    this.metrics = metrics;
    vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> beat());
  }

  /**
   * Opens a stream.
   *
   * @throws Rejected with {@link Problem#BUSY} when there are too many
   */
  Reader follow(PollId poll, HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      throw Rejected.because(Problem.INVALID, "The reader has gone");
    }
    if (closed || readers >= MOST_READERS) {
      metrics.refused();
      throw Rejected.later(Problem.BUSY, HEARTBEAT);
    }
    Reader reader = new Reader(response, Line.of(request), System.nanoTime() + life());
    channels.computeIfAbsent(poll, _ -> new Channel()).add(reader);
    readers++;
    metrics.opened();
    response.closeHandler(_ -> leave(poll, reader));
    return reader;
  }

  private static long life() {
    return ThreadLocalRandom.current().nextLong(SHORTEST_LIFE.toNanos(), LONGEST_LIFE.toNanos());
  }

  private void leave(PollId poll, Reader reader) {
    Channel channel = channels.get(poll);
    if (channel != null && channel.remove(reader)) {
      readers--;
      metrics.closed();
      if (channel.isEmpty()) {
        channels.remove(poll);
      }
    }
  }

  void results(PollId poll, Frame frame) {
    loop.runOnContext(
        _ -> {
          Channel channel = channels.get(poll);
          if (channel != null) {
            channel.results(frame);
          }
        });
  }

  void received(PollId poll, Frame frame) {
    loop.runOnContext(
        _ -> {
          Channel channel = channels.get(poll);
          if (channel != null) {
            channel.notice(frame);
          }
        });
  }

  private void beat() {
    long now = System.nanoTime();
    new ArrayList<>(channels.entrySet())
        .forEach(
            entry ->
                entry
                    .getValue()
                    .each(
                        reader -> {
                          if (reader.outlived(now)) {
                            leave(entry.getKey(), reader);
                            reader.end();
                          } else {
                            reader.beat();
                          }
                        }));
  }

  /** Ends all streams and opens no more. */
  public void close() {
    closed = true;
    new ArrayList<>(channels.entrySet())
        .forEach(
            entry ->
                entry
                    .getValue()
                    .each(
                        reader -> {
                          leave(entry.getKey(), reader);
                          reader.end();
                        }));
  }
}
