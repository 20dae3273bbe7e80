package nl.telmee;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;

/** Health and metrics on a port of their own, which is not for the public. */
final class Management {
  private static final int PING_SECONDS = 2;

  private final Settings settings;
  private final Database db;
  private final PrometheusMeterRegistry metrics;
  private volatile boolean ready = true;

  Management(Settings settings, Database db, PrometheusMeterRegistry metrics) {
    this.settings = settings;
    this.db = db;
    this.metrics = metrics;
  }

  /** Listens; yields the port. */
  Future<Integer> listen(Vertx vertx) {
    return vertx
        .createHttpServer()
        .requestHandler(this::handle)
        .listen(settings.managementPort(), settings.host())
        .map(server -> server.actualPort());
  }

  /** From now on no new traffic should come. */
  void notReady() {
    ready = false;
  }

  private void handle(HttpServerRequest request) {
    switch (request.path()) {
      case "/health/live" -> answer(request, 200, "live");
      case "/health/ready" -> answerReady(request);
      case "/metrics" -> {
        request.response().putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        request.response().end(metrics.scrape());
      }
      default -> answer(request, 404, "not found");
    }
  }

  private void answerReady(HttpServerRequest request) {
    if (!ready) {
      answer(request, 503, "stopping");
      return;
    }
    db.ping()
        .timeout(PING_SECONDS, TimeUnit.SECONDS)
        .onSuccess(_ -> answer(request, 200, "ready"))
        .onFailure(_ -> answer(request, 503, "the database does not answer"));
  }

  private static void answer(HttpServerRequest request, int status, String text) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(text + "\n");
  }
}
