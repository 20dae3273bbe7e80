package nl.telmee;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.telmee.audit.AuditPages;
import nl.telmee.builder.BuilderRoutes;
import nl.telmee.contact.Contacts;
import nl.telmee.document.AttachmentRoutes;
import nl.telmee.document.DocumentRoutes;
import nl.telmee.document.OpenPaperRoutes;
import nl.telmee.document.TakingRoutes;
import nl.telmee.document.YearRoutes;
import nl.telmee.due.WaitingSteps;
import nl.telmee.export.ExportPages;
import nl.telmee.export.ExportRoutes;
import nl.telmee.export.Exports;
import nl.telmee.export.ResultsXlsx;
import nl.telmee.feed.EventRoutes;
import nl.telmee.feed.FeedRoutes;
import nl.telmee.hearing.Hearing;
import nl.telmee.intake.AnswerPages;
import nl.telmee.intake.Embedding;
import nl.telmee.intake.Intake;
import nl.telmee.intake.IntakeRoutes;
import nl.telmee.live.EventHub;
import nl.telmee.live.EventStreamRoutes;
import nl.telmee.live.LiveRoutes;
import nl.telmee.live.ScreenRoutes;
import nl.telmee.live.Streams;
import nl.telmee.moderation.AnswersRoutes;
import nl.telmee.moderation.OpenTextRoutes;
import nl.telmee.moderation.TextsRoutes;
import nl.telmee.poll.PollRoutes;
import nl.telmee.relation.RelationRoutes;
import nl.telmee.release.ResultsPages;
import nl.telmee.release.ResultsRoutes;
import nl.telmee.retention.DestructionRoutes;
import nl.telmee.retention.Destructions;
import nl.telmee.retention.PollRetentionPages;
import nl.telmee.retention.RetentionPages;
import nl.telmee.search.SearchRoutes;
import nl.telmee.signal.SignalRoutes;
import nl.telmee.steer.SteerRoutes;
import nl.telmee.trajectory.TemplateRoutes;
import nl.telmee.trajectory.TrajectoryRoutes;
import nl.telmee.trajectory.TransferRoutes;
import nl.telmee.watch.DashboardRoutes;
import nl.telmee.watch.PollRoute;
import nl.telmee.watch.ProgressRoutes;
import nl.telmee.web.Failures;
import nl.telmee.web.Headers;
import nl.telmee.web.OpenApi;
import nl.telmee.web.Routes;
import nl.telmee.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/**
 * One event loop: its HTTP server, router, intake with writer and connection, and hub of streams.
 * All loops listen on the same port.
 */
final class Loop extends VerticleBase {
  private static final int DRAIN_SECONDS = 5;

  private final App app;
  private final int port;
  private @Nullable Intake intake;
  private @Nullable Streams streams;
  private @Nullable HttpServer server;

  Loop(App app, int port) {
    this.app = app;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    return Intake.open(vertx, app.db, app.polls, app.clock, app.intakeMetrics)
        .compose(this::listen);
  }

  private Future<HttpServer> listen(Intake opened) {
    intake = opened;
    Streams opening = Streams.of(vertx, app.broadcast, app.events, app.liveMetrics);
    streams = opening;
    return vertx
        .createHttpServer(Network.server(app.settings.host(), port))
        .invalidRequestHandler(Failures::malformed)
        .requestHandler(router(opened, opening))
        .listen()
        .onSuccess(listening -> server = listening);
  }

  Router router(Intake opened, Streams streams) {
    Router router = Router.router(vertx);
    Routes routes = new Routes(router, app.identity.gate());
    Headers.mount(router);
    mount(routes, opened, streams);
    new Failures(app.pages, routes).mount(router);
    return router;
  }

  /** All routes in the order of the data; then what staff does with it. */
  void mount(Routes routes, Intake opened, Streams streams) {
    mountIntake(routes, opened);
    mountResults(routes, streams);
    new PollRoutes(app.polls, app.drafts, app.identity.visitors(), app.around, app.publicUrl)
        .mount(routes);
    mountFeed(routes, streams.events());
    app.digestParts.mount(routes, app.identity.visitors(), app.pages);
    app.identity.mount(routes, app.pages);
    Duration auditKept = Duration.ofDays(app.settings.auditDays());
    new AuditPages(app.audit, app.pages, auditKept).mount(routes);
    mountBuilder(routes);
    mountWatch(routes);
    new AnswersRoutes(app.polls, app.moderation, app.editions, app.pages).mount(routes);
    new OpenTextRoutes(app.polls, app.moderation, app.editions).mount(routes);
    mountTrajectories(routes);
    mountHearing(routes);
    mountCouncil(routes);
    mountExports(routes);
    app.contacts.ifPresentOrElse(
        contacts -> contacts.mount(routes, app.pages), () -> Contacts.mountOff(routes, app.pages));
    Webhooks.mount(routes, app.webhooks, app.identity.organisations(), app.pages);
    OpenApi.mount(routes);
    app.assets.mount(routes);
  }

  private void mountIntake(Routes routes, Intake opened) {
    Embedding embedding = new Embedding(app.settings.embedOrigins());
    AnswerPages answerPages =
        new AnswerPages(
            app.polls,
            app.identity.receipts(),
            app.pages,
            app.clock,
            embedding,
            app.identity.names(),
            app.publicUrl);
    new IntakeRoutes(
            opened,
            app.identity.receipts(),
            app.identity.remote(),
            answerPages,
            embedding,
            app.clock)
        .mount(routes);
    app.spread.mount(routes, vertx, opened);
  }

  private void mountResults(Routes routes, Streams streams) {
    new ResultsRoutes(app.polls, app.releases, app.access, app.pages, List.of(new ResultsXlsx()))
        .mount(routes);
    new ResultsPages(
            app.polls,
            app.releases,
            app.access,
            app.pages,
            app.publicUrl,
            app.contacts.map(Contacts::invites).orElse(false),
            app.story)
        .mount(routes);
    new ScreenRoutes(
            app.polls, app.releases, app.access, app.spread.links(), app.pages, app.publicUrl)
        .mount(routes);
    new LiveRoutes(app.polls, app.releases, app.access, app.broadcast, streams.results())
        .mount(routes);
    new TextsRoutes(app.polls, app.editions, app.access, app.pages).mount(routes);
  }

  private void mountFeed(Routes routes, EventHub streams) {
    new EventRoutes(app.feed, app.publicUrl).mount(routes);
    new FeedRoutes(app.feed, app.identity.organisations(), app.pages, app.publicUrl).mount(routes);
    new EventStreamRoutes(app.feed, streams).mount(routes);
  }

  private void mountBuilder(Routes routes) {
    new BuilderRoutes(app.db, app.polls, app.drafts, app.audit, app.pages, app.clock, app.publicUrl)
        .mount(routes);
  }

  /** After the builder: where this has the id of a poll, that has the word "new". */
  private void mountWatch(Routes routes) {
    new ProgressRoutes(app.polls, app.progress, app.clock).mount(routes);
    new DashboardRoutes(
            app.polls,
            app.releases,
            app.identity.factorAdvice(),
            app.db,
            app.pages,
            app.clock,
            new WaitingSteps(app.trajectories))
        .mount(routes);
    new PollRoute(app.polls, app.releases, app.db, app.pages, app.clock).mount(routes);
  }

  private void mountTrajectories(Routes routes) {
    new TrajectoryRoutes(
            app.trajectories,
            app.members,
            app.links,
            app.templates,
            app.identity.organisations(),
            app.identity.visitors(),
            app.publicUrl)
        .mount(routes);
    new TransferRoutes(app.transfers, app.trajectories, app.publicUrl).mount(routes);
    DocumentRoutes documents =
        new DocumentRoutes(
            app.trajectories,
            app.identity.organisations(),
            app.transfers,
            app.pages,
            app.publicUrl);
    new TakingRoutes(app.transfers, app.pages).mount(routes);
    documents.mount(routes);
    new OpenPaperRoutes(app.trajectories, app.identity.organisations(), app.pages, app.publicUrl)
        .mount(routes);
    new AttachmentRoutes(app.trajectories, app.attachments, documents).mount(routes);
    new TemplateRoutes(app.templates, app.identity.organisations()).mount(routes);
    new SteerRoutes(
            app.trajectories,
            app.members,
            app.links,
            app.templates,
            app.relations,
            app.council.origins(),
            app.identity.organisations(),
            app.pages,
            app.publicUrl)
        .mount(routes);
    new RelationRoutes(app.relations, app.identity.organisations(), app.pages).mount(routes);
    app.story.mount(routes);
    new SearchRoutes(
            app.db,
            app.identity.organisations(),
            app.identity.visitors(),
            app.searches,
            app.pages,
            app.publicUrl)
        .mount(routes);
    new YearRoutes(app.trajectories, app.identity.organisations(), app.db.visitor(), app.pages)
        .mount(routes);
  }

  private void mountHearing(Routes routes) {
    new Hearing(
            app.trajectories,
            app.members,
            app.polls,
            app.spread.codes(),
            app.identity.organisations(),
            app.pages,
            app.publicUrl)
        .mount(routes);
  }

  private void mountCouncil(Routes routes) {
    new SignalRoutes(
            app.signals,
            app.db,
            app.audit,
            app.identity.organisations(),
            app.trajectories,
            app.pages,
            app.clock,
            app.publicUrl)
        .mount(routes);
    app.council.mount(routes);
  }

  private void mountExports(Routes routes) {
    Exports exports = new Exports(app.exportParts);
    ExportRoutes api = new ExportRoutes(exports, app.exportParts);
    api.mount(routes);
    new ExportPages(exports, api, app.exportParts, app.pages).mount(routes);
    new RetentionPages(app.db, app.clock, app.pages).mount(routes);
    Destructions destructions = new Destructions(app.db, app.polls, app.clock);
    new DestructionRoutes(destructions).mount(routes);
    new PollRetentionPages(app.polls, app.drafts, destructions, app.pages).mount(routes);
  }

  /** Ends the streams, answers what is in flight, stores what was taken. */
  @Override
  public Future<?> stop() {
    Streams open = streams;
    if (open != null) {
      open.close();
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
