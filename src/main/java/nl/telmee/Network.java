package nl.telmee;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node talks to the network with. */
public final class Network {
  private static final Logger LOG = LoggerFactory.getLogger(Network.class);

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

  private static String reason(Vertx vertx) {
    Throwable cause = vertx.unavailableNativeTransportCause();
    return cause == null ? "there is no library for this system" : String.valueOf(cause);
  }
}
