package nl.telmee.live;

import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. Results are states, not steps: a reader that is slow skips versions and gets the
 * newest when it can take it. Thread: the loop of its connection.
 */
final class Reader {
  /**
   * Frames given to the connection and not yet taken by the network: the one on its way, and the
   * next.
   */
  private static final int MOST_UNDERWAY = 2;

  private final HttpServerResponse response;
  private final long endsAtNanos;
  private int sentVersion = -1;
  private int underway;
  private @Nullable Frame skipped;

  /** Its place in the hub's list, kept by the hub. */
  int place;

  Reader(HttpServerResponse response, long endsAtNanos) {
    this.response = response;
    this.endsAtNanos = endsAtNanos;
  }

  /** Sends a version that is newer than what was sent; later, if the reader is slow. */
  void results(Frame frame) {
    if (frame.version() <= sentVersion) {
      return;
    }
    if (underway >= MOST_UNDERWAY) {
      skipped = frame;
    } else {
      skipped = null;
      sentVersion = frame.version();
      write(frame);
    }
  }

  /** Vert.x calls its queue full at 16 frames, however large they are; so they are counted here. */
  private void write(Frame frame) {
    underway++;
    response.write(frame.bytes()).onComplete(_ -> catchUp());
  }

  private void catchUp() {
    underway--;
    Frame newest = skipped;
    if (newest != null) {
      results(newest);
    }
  }

  /** Sends what may as well be missed. */
  void notice(Frame frame) {
    if (underway < MOST_UNDERWAY) {
      write(frame);
    }
  }

  boolean outlived(long nowNanos) {
    return nowNanos - endsAtNanos >= 0;
  }

  void end() {
    skipped = null; // A write that ends later must not start another.
    response.end();
  }
}
