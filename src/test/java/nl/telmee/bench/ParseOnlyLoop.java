package nl.telmee.bench;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.ext.web.Router;
import java.time.Clock;
import nl.telmee.Network;
import nl.telmee.db.Database;
import nl.telmee.intake.Intake;
import nl.telmee.intake.IntakeMetrics;
import nl.telmee.intake.ParseOnly;
import nl.telmee.poll.Polls;
import nl.telmee.web.Caller;
import nl.telmee.web.Headers;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Routes;

/** One event loop like those of a node, whose only route parses a response and stores nothing. */
final class ParseOnlyLoop extends VerticleBase {
  private final Database db;
  private final Polls polls;
  private final IntakeMetrics metrics;
  private final int port;

  ParseOnlyLoop(Database db, Polls polls, IntakeMetrics metrics, int port) {
    this.db = db;
    this.polls = polls;
    this.metrics = metrics;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    return Intake.open(vertx, db, polls, Clock.systemUTC(), metrics).compose(this::listen);
  }

  private Future<?> listen(Intake intake) {
    Router router = Router.router(vertx);
    Headers.mount(router);
    ParseOnly.mount(new Routes(router, _ -> nobody()), intake);
    router.route().failureHandler(ctx -> ctx.response().setStatusCode(500).end());
    return vertx
        .createHttpServer(Network.server("127.0.0.1", port))
        .requestHandler(router)
        .listen();
  }

  private static Future<Caller> nobody() {
    return Future.failedFuture(Rejected.because(Problem.NOT_FOUND));
  }
}
