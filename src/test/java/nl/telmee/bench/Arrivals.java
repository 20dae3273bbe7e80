package nl.telmee.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.ConcurrentHashMap;

/** Receivers of webhooks, one at each path, that answer at once and know when what came. */
final class Arrivals implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final ConcurrentHashMap<String, Long> came = new ConcurrentHashMap<>();
  private final HttpServer server =
      vertx
          .createHttpServer(new io.vertx.core.http.HttpServerOptions().setAcceptBacklog(4_096))
          .requestHandler(
              request ->
                  request
                      .body()
                      .onSuccess(
                          _ -> {
                            came.putIfAbsent(request.path(), System.nanoTime());
                            request.response().setStatusCode(204).end();
                          }))
          .listen(0, "127.0.0.1")
          .await();

  int port() {
    return server.actualPort();
  }

  void clear() {
    came.clear();
  }

  /** To how many paths something came. */
  int count() {
    return came.size();
  }

  /** How long it took to come, since a moment of {@link System#nanoTime}. */
  Latencies since(long start) {
    Latencies seen = new Latencies();
    came.values().forEach(at -> seen.add(Math.max(0, at - start)));
    return seen;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
