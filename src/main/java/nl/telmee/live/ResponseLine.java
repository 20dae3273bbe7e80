package nl.telmee.live;

import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** A response as Vert.x sends it: for versions of HTTP that have no chunks. */
final class ResponseLine implements Line {
  /**
   * Frames given to the connection and not yet taken by the network: the one on its way, and the
   * next. Vert.x calls its queue full at 16 frames, however large they are; so they are counted.
   */
  private static final int MOST_UNDERWAY = 2;

  private final HttpServerResponse response;
  private int underway;
  private @Nullable Runnable waiting;

  ResponseLine(HttpServerResponse response) {
    this.response = response;
  }

  @Override
  public boolean isFree() {
    return underway < MOST_UNDERWAY;
  }

  @Override
  public void send(Frame frame) {
    underway++;
    response.write(frame.bytes()).onComplete(_ -> sent());
  }

  private void sent() {
    underway--;
    Runnable action = waiting;
    waiting = null;
    if (action != null) {
      action.run();
    }
  }

  @Override
  public void whenFree(Runnable action) {
    waiting = action;
  }
}
