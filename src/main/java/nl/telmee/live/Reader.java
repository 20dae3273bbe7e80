package nl.telmee.live;

import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. Results are states, not steps: a reader that is slow skips versions and gets the
 * newest when it can take it. Thread: the loop of its connection.
 */
final class Reader {
  private final HttpServerResponse response;
  private final long endsAtNanos;
  private int sentVersion = -1;
  private @Nullable Frame skipped;

  /** Its place in the hub's list, kept by the hub. */
  int place;

  Reader(HttpServerResponse response, long endsAtNanos) {
    this.response = response;
    this.endsAtNanos = endsAtNanos;
    response.drainHandler(_ -> catchUp());
  }

  /** Sends a version that is newer than what was sent; later, if the reader is slow. */
  void results(Frame frame) {
    if (frame.version() <= sentVersion) {
      return;
    }
    if (response.writeQueueFull()) {
      skipped = frame;
    } else {
      skipped = null;
      sentVersion = frame.version();
      response.write(frame.bytes());
    }
  }

  private void catchUp() {
    Frame newest = skipped;
    if (newest != null) {
      results(newest);
    }
  }

  /** Sends what may as well be missed. */
  void notice(Frame frame) {
    if (!response.writeQueueFull()) {
      response.write(frame.bytes());
    }
  }

  boolean outlived(long nowNanos) {
    return nowNanos - endsAtNanos >= 0;
  }

  void end() {
    response.end();
  }
}
