package nl.telmee.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.telmee.Network;
import nl.telmee.id.PollId;
import nl.telmee.web.Headers;

/**
 * The hubs of a node without the clock that has four versions a second made at most, for the
 * benchmark: frames are given to them as fast as one likes.
 */
public final class HubLoad {
  private static final PollId POLL = new PollId(new UUID(0, 0));

  private final List<Hub> hubs = new CopyOnWriteArrayList<>();

  private HubLoad() {}

  /** Listens on a port with so many event loops; any path is a stream. */
  public static Future<HubLoad> open(Vertx vertx, int port, int loops) {
    HubLoad load = new HubLoad();
    LiveMetrics metrics = new LiveMetrics(new SimpleMeterRegistry());
    List<Future<String>> deployed = new ArrayList<>();
    for (int i = 0; i < loops; i++) {
      deployed.add(vertx.deployVerticle(load.loop(port, metrics)));
    }
    return Future.all(deployed).map(load);
  }

  private VerticleBase loop(int port, LiveMetrics metrics) {
    return new VerticleBase() {
      @Override
      public Future<?> start() {
        Hub hub = new Hub(vertx, metrics);
        hubs.add(hub);
        Router router = Router.router(vertx);
        Headers.mount(router);
        router.route().handler(ctx -> follow(hub, ctx.request()));
        return vertx
            .createHttpServer(Network.server("127.0.0.1", port))
            .requestHandler(router)
            .listen();
      }
    };
  }

  private static void follow(Hub hub, HttpServerRequest request) {
    request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
    hub.follow(POLL, request).results(frame(0, "{}"));
  }

  /** Gives a version to all readers. */
  public void publish(int version, String json) {
    Frame frame = frame(version, json);
    hubs.forEach(hub -> hub.results(POLL, frame));
  }

  private static Frame frame(int version, String json) {
    return new Frame(
        version, Buffer.buffer("event: results\nid: " + version + "\ndata: " + json + "\n\n"));
  }
}
