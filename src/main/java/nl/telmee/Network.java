package nl.telmee;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.BindException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node talks to the network with. */
public final class Network {
  private static final Logger LOG = LoggerFactory.getLogger(Network.class);

  private static final int IDLE_SECONDS = 75;
  private static final int LONGEST_LINE = 4_096;
  private static final int LARGEST_HEADERS = 16 * 1024;

  /** What Linux says of EADDRINUSE (strerror(3)). */
  private static final String IN_USE = "Address already in use";

  private Network() {}

  /**
   * A Vert.x that asks Linux itself (epoll) which connections have something, and writes to them
   * without the layers of Java between. Where the library for it cannot be loaded, because of
   * another system or a folder for temporary files that nothing may be run from, it is Java's own
   * way: slower, and the same otherwise.
   */
  public static Vertx vertx() {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    if (!vertx.isNativeTransportEnabled()) {
      LOG.info("Connections are served by Java's own means: {}", reason(vertx));
    }
    return vertx;
  }

  /**
   * How phones are listened to. Nothing of ours is a web socket, so no request passes what would
   * make one of it.
   */
  public static HttpServerOptions server(String host, int port) {
    return new HttpServerOptions()
        .setHost(host)
        .setPort(port)
        .setHttp2ClearTextEnabled(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setMaxInitialLineLength(LONGEST_LINE)
        .setMaxHeaderSize(LARGEST_HEADERS)
        .setIdleTimeout(IDLE_SECONDS);
  }

  /** Whether somebody else listens where we would. Linux's own failure has no type for it. */
  static boolean portIsInUse(Throwable failure) {
    return failure instanceof BindException
        || (failure instanceof IOException
            && String.valueOf(failure.getMessage()).contains(IN_USE));
  }

  private static String reason(Vertx vertx) {
    Throwable cause = vertx.unavailableNativeTransportCause();
    return cause == null ? "there is no library for this system" : String.valueOf(cause);
  }
}
