package nl.telmee;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import nl.telmee.audit.AuditLog;
import nl.telmee.builder.BuilderRoutes;
import nl.telmee.intake.AnswerPages;
import nl.telmee.intake.Intake;
import nl.telmee.intake.IntakeRoutes;
import nl.telmee.live.Hub;
import nl.telmee.live.LiveRoutes;
import nl.telmee.poll.PollRoutes;
import nl.telmee.release.ResultsPages;
import nl.telmee.release.ResultsRoutes;
import nl.telmee.web.Failures;
import nl.telmee.web.Headers;
import nl.telmee.web.OpenApi;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/**
 * One event loop: its HTTP server, router, intake with writer and connection, and hub of streams.
 * All loops listen on the same port.
 */
final class Loop extends VerticleBase {
  private static final int IDLE_SECONDS = 75;
  private static final int DRAIN_SECONDS = 5;
  private static final int LONGEST_LINE = 4_096;
  private static final int LARGEST_HEADERS = 16 * 1024;

  private final App app;
  private final int port;
  private @Nullable Intake intake;
  private @Nullable Hub hub;
  private @Nullable HttpServer server;

  Loop(App app, int port) {
    this.app = app;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    return Intake.open(vertx, app.db(), app.polls(), app.clock(), app.intakeMetrics())
        .compose(opened -> listen(opened, new Hub(vertx, app.liveMetrics())));
  }

  private Future<HttpServer> listen(Intake opened, Hub streams) {
    intake = opened;
    hub = streams;
    app.broadcast().add(streams);
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(app.settings().host())
            .setPort(port)
            .setHttp2ClearTextEnabled(false)
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LARGEST_HEADERS)
            .setIdleTimeout(IDLE_SECONDS);
    return vertx
        .createHttpServer(options)
        .invalidRequestHandler(Failures::malformed)
        .requestHandler(router(opened, streams))
        .listen()
        .onSuccess(listening -> server = listening);
  }

  Router router(Intake opened, Hub streams) {
    Router router = Router.router(vertx);
    Routes routes = new Routes(router, app.identity().gate());
    Headers.mount(router);
    mount(routes, opened, streams);
    new Failures(app.pages(), routes).mount(router);
    return router;
  }

  /** All routes in the order of the data. */
  void mount(Routes routes, Intake opened, Hub streams) {
    AnswerPages answerPages =
        new AnswerPages(app.polls(), app.identity().receipts(), app.pages(), app.clock());
    new IntakeRoutes(opened, app.identity().receipts(), answerPages).mount(routes);
    new ResultsRoutes(app.polls(), app.releases(), app.access()).mount(routes);
    new ResultsPages(app.polls(), app.releases(), app.access(), app.pages(), app.publicUrl())
        .mount(routes);
    new LiveRoutes(app.polls(), app.releases(), app.access(), app.broadcast(), streams)
        .mount(routes);
    new PollRoutes(app.polls(), app.drafts(), app.identity().visitors(), app.publicUrl())
        .mount(routes);
    app.identity().mount(routes, app.pages());
    new BuilderRoutes(
            app.db(),
            app.polls(),
            app.drafts(),
            new AuditLog(app.db(), app.clock()),
            app.pages(),
            app.clock(),
            app.publicUrl())
        .mount(routes);
    OpenApi.mount(routes);
    app.assets().mount(routes);
  }

  /** Ends the streams, answers what is in flight, stores what was taken. */
  @Override
  public Future<?> stop() {
    Hub streams = hub;
    if (streams != null) {
      streams.close();
    }
    HttpServer listening = server;
    Future<Void> silent =
        listening == null
            ? Future.succeededFuture()
            : listening.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
    Intake opened = intake;
    return opened == null ? silent : silent.eventually(opened::drain);
  }
}
