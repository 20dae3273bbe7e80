package nl.telmee.live;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** The way to one reader. Thread: the loop of its connection. */
sealed interface Line permits ChunkLine, ResponseLine {
  /** The handler of Vert.x that makes messages into bytes. */
  String ENCODER = "httpEncoder";

  /** The shortest way that this connection has; the head of the response is on it already. */
  static Line of(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (request.version() == HttpVersion.HTTP_1_1
        && response.isChunked()
        && request.connection() instanceof ConnectionBase connection) {
      ChannelHandlerContext encoder =
          connection.channelHandlerContext().pipeline().context(ENCODER);
      if (encoder != null) {
        response.writeHead();
        return new ChunkLine(encoder);
      }
    }
    return new ResponseLine(response);
  }

  /** Whether the network took enough of what was sent before to be given more. */
  boolean isFree();

  /** Sends an event. */
  void send(Frame frame);

  /**
   * Does something as soon as the line is free, and does not ask {@link #isFree} again; nothing if
   * it closes before. One at a time.
   */
  void whenFree(Runnable action);
}
