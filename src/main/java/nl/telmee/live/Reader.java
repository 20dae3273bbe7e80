package nl.telmee.live;

import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. Results are states, not steps: a reader that is slow skips versions and gets the
 * newest when it can take it. Thread: the loop of its connection.
 */
final class Reader {
  private final HttpServerResponse response;
  private final Line line;
  private final long endsAtNanos;
  private int sentVersion = -1;
  private @Nullable Frame skipped;

  /** Its place in the hub's list, kept by the hub. */
  int place;

  Reader(HttpServerResponse response, Line line, long endsAtNanos) {
    this.response = response;
    this.line = line;
    this.endsAtNanos = endsAtNanos;
  }

  /** Sends a version that is newer than what was sent; later, if the reader is slow. */
  void results(Frame frame) {
    if (frame.version() <= sentVersion) {
      return;
    }
    if (line.isFree()) {
      send(frame);
    } else {
      boolean waits = skipped != null;
      skipped = frame;
      if (!waits) {
        line.whenFree(this::catchUp);
      }
    }
  }

  private void send(Frame frame) {
    skipped = null;
    sentVersion = frame.version();
    line.send(frame);
  }

  /** The line says that it is free: it may look as if it were not until this has ended. */
  private void catchUp() {
    Frame newest = skipped;
    if (newest != null) {
      send(newest);
    }
  }

  /** Sends what may as well be missed. */
  void notice(Frame frame) {
    if (line.isFree()) {
      line.send(frame);
    }
  }

  /**
   * Shows that the stream is alive, by the long way: that is where the server sees that a
   * connection is not idle. A reader that takes nothing has it waiting for it, until it is idle for
   * too long.
   */
  void beat() {
    response.write(Frame.HEARTBEAT.bytes());
  }

  boolean outlived(long nowNanos) {
    return nowNanos - endsAtNanos >= 0;
  }

  void end() {
    skipped = null; // What was waited for must not start another write.
    response.end();
  }
}
