package nl.telmee;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.telmee.audit.AuditLog;
import nl.telmee.audit.AuditPruning;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.config.Settings;
import nl.telmee.contact.ContactKeys;
import nl.telmee.contact.Contacts;
import nl.telmee.council.Council;
import nl.telmee.db.Database;
import nl.telmee.demo.Demo;
import nl.telmee.digest.DigestParts;
import nl.telmee.digest.Postman;
import nl.telmee.due.ReminderClock;
import nl.telmee.export.ExportParts;
import nl.telmee.export.ExportWorker;
import nl.telmee.feed.Feed;
import nl.telmee.identity.Identity;
import nl.telmee.intake.IntakeMetrics;
import nl.telmee.live.Broadcast;
import nl.telmee.live.EventTail;
import nl.telmee.live.LiveMetrics;
import nl.telmee.mail.Mailer;
import nl.telmee.moderation.Editions;
import nl.telmee.moderation.Moderation;
import nl.telmee.moderation.TextTaking;
import nl.telmee.poll.Drafts;
import nl.telmee.poll.PollSchedule;
import nl.telmee.poll.Polls;
import nl.telmee.relation.Relations;
import nl.telmee.release.ReleaseClock;
import nl.telmee.release.Releases;
import nl.telmee.release.ResultsAccess;
import nl.telmee.retention.RetentionClock;
import nl.telmee.scan.VirusScan;
import nl.telmee.search.SearchBrake;
import nl.telmee.signal.Signals;
import nl.telmee.spread.Spread;
import nl.telmee.story.Story;
import nl.telmee.tally.TallyStore;
import nl.telmee.trajectory.Attachments;
import nl.telmee.trajectory.Freezing;
import nl.telmee.trajectory.LinkPost;
import nl.telmee.trajectory.Members;
import nl.telmee.trajectory.Replay;
import nl.telmee.trajectory.Templates;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Transfers;
import nl.telmee.watch.HourCount;
import nl.telmee.watch.Progress;
import nl.telmee.web.Assets;
import nl.telmee.web.Pages;
import nl.telmee.webhook.Dispatcher;
import nl.telmee.webhook.Upkeep;
import nl.telmee.webhook.WebhookMetrics;
import nl.telmee.webhook.WebhookParts;

/**
 * The composition root: every {@code new} of a node, in the order in which data passes through. The
 * parts of one event loop are put together in {@link Loop}.
 */
final class App {
  private final Vertx vertx;
  final Settings settings;
  final String publicUrl;
  final Clock clock;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final Database db;
  final AuditLog audit;
  final Identity identity;
  final Feed feed;
  final Polls polls;
  final Drafts drafts;
  final AroundPoll around;
  final Releases releases;
  final ResultsAccess access;
  final Editions editions;
  final Moderation moderation;
  final Progress progress;
  final Signals signals;
  final Trajectories trajectories;
  final Members members;
  final LinkPost links;
  final Attachments attachments;
  final Transfers transfers;
  final Templates templates;
  final Relations relations;
  final Story story;
  final SearchBrake searches;
  final Council council;
  final Broadcast broadcast = new Broadcast();
  final EventTail events;
  final Pages pages;
  final Spread spread;
  final Assets assets = new Assets();
  final IntakeMetrics intakeMetrics = new IntakeMetrics(metrics);
  final LiveMetrics liveMetrics = new LiveMetrics(metrics);
  final ExportParts exportParts;
  final Optional<Contacts> contacts;
  final WebhookParts webhooks;
  final DigestParts digestParts;
  private final Management management;
  private final List<String> background = new ArrayList<>();
  private final List<String> loops = new ArrayList<>();

  private App(
      Vertx vertx,
      Settings settings,
      Clock clock,
      Database db,
      AuditLog audit,
      Identity identity,
      int port) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.publicUrl = publicUrl(settings, port);
    this.db = db;
    this.audit = audit;
    this.identity = identity;
    this.feed = new Feed(db);
    this.events = new EventTail(feed, publicUrl);
    this.polls = new Polls(db, audit, clock);
    this.drafts = new Drafts(db, audit, clock);
    this.access = new ResultsAccess(polls, identity.visitors(), identity.receipts());
    this.editions = new Editions(db, audit, clock);
    this.moderation = new Moderation(db, audit);
    this.progress = new Progress(db);
    this.signals = new Signals(db, audit, identity.remote(), clock);
    this.trajectories = new Trajectories(db, audit, clock);
    this.members = new Members(db, audit, clock);
    this.links =
        new LinkPost(Mailer.open(vertx, settings.mail()), identity.organisations(), publicUrl);
    VirusScan scan = VirusScan.open(vertx, settings.scan());
    this.attachments = new Attachments(db, trajectories, scan);
    this.transfers = new Transfers(vertx, db, trajectories, scan, audit, clock);
    this.templates = new Templates(db, audit, clock);
    this.relations = new Relations(db, audit, clock);
    this.pages = new Pages(assets, settings.mail().isPresent());
    this.searches = new SearchBrake(identity.remote(), clock);
    this.spread =
        new Spread(
            db,
            polls,
            identity.organisations(),
            pages,
            audit,
            clock,
            publicUrl,
            settings.embedOrigins());
    this.around = new AroundPoll(editions, spread.conversations(), trajectories, clock);
    this.releases = new Releases(db, clock, around);
    this.council =
        new Council(
            db,
            feed,
            signals,
            identity.organisations(),
            trajectories,
            audit,
            scan,
            pages,
            clock,
            publicUrl);
    this.story =
        new Story(
            trajectories,
            attachments,
            polls,
            feed,
            signals,
            council,
            identity.organisations(),
            pages,
            clock);
    this.exportParts = new ExportParts(db, polls, releases, audit, clock);
    this.contacts =
        ContactKeys.open(settings)
            .map(
                keys ->
                    new Contacts(
                        vertx,
                        settings,
                        keys,
                        db,
                        identity.organisations(),
                        identity.remote(),
                        polls,
                        audit,
                        clock,
                        publicUrl));
    this.webhooks =
        WebhookParts.of(
            vertx,
            db,
            feed,
            audit,
            clock,
            settings.webhooks(),
            new WebhookMetrics(metrics),
            publicUrl);
    this.digestParts =
        new DigestParts(vertx, settings, db, feed, audit, identity.remote(), clock, publicUrl);
    this.management = new Management(settings, db, metrics);
    bindMachine(metrics);
  }

  @SuppressWarnings("resource") // The binder listens to collections as long as the process lives.
  private static void bindMachine(PrometheusMeterRegistry metrics) {
    new JvmMemoryMetrics().bindTo(metrics);
    new JvmGcMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
  }

  /**
   * Starts a node on a database whose schema is up to date.
   *
   * @param port to listen on, above 0
   * @param demo whether demo content is wanted
   */
  static Future<Running> start(
      Vertx vertx, Settings settings, Clock clock, DatabaseUrl url, int port, boolean demo) {
    return open(vertx, settings, clock, new Database(vertx, url), port, demo)
        .compose(app -> app.run(port, demo));
  }

  /** Puts a node together; nothing runs yet. */
  static Future<App> open(
      Vertx vertx, Settings settings, Clock clock, Database db, int port, boolean demo) {
    AuditLog audit = new AuditLog(db, clock);
    return Identity.open(vertx, settings, db, audit, clock, publicUrl(settings, port), demo)
        .map(identity -> new App(vertx, settings, clock, db, audit, identity, port));
  }

  private static String publicUrl(Settings settings, int port) {
    return settings.publicUrl().orElse("http://" + settings.host() + ":" + port);
  }

  private Future<Running> run(int port, boolean demo) {
    return listen(port)
        .compose(_ -> workInBackground(demo))
        .compose(_ -> management.listen(vertx))
        .compose(this::welcome);
  }

  /** Last of all, so that a password which was made up is not lost by a start that fails. */
  private Future<Running> welcome(int managementPort) {
    return identity
        .ensureAdministrator(settings)
        .map(password -> running(managementPort, password));
  }

  private Running running(int managementPort, Optional<String> password) {
    return new Running(publicUrl, managementPort, password, this::stop);
  }

  private Future<Void> listen(int port) {
    Future<Void> listening = Future.succeededFuture();
    for (int loop = 0; loop < Runtime.getRuntime().availableProcessors(); loop++) {
      listening = listening.compose(_ -> deploy(new Loop(this, port), loops));
    }
    return listening;
  }

  private Future<Void> workInBackground(boolean demo) {
    TallyStore tally = new TallyStore(db);
    Duration auditKept = Duration.ofDays(settings.auditDays());
    // Event loops are given out in turn: the first after those of HTTP has none of their work.
    return deploy(new ReleaseClock(polls, releases, tally, broadcast), background)
        .compose(_ -> deploy(PollSchedule.of(polls), background))
        .compose(_ -> deploy(new AuditPruning(audit, auditKept), background))
        .compose(_ -> deploy(events, background))
        .compose(_ -> deploy(TextTaking.of(polls, db), background))
        .compose(_ -> deploy(HourCount.of(db, clock), background))
        .compose(_ -> deploy(progress, background))
        .compose(_ -> deploy(council.clock(), background))
        .compose(_ -> deploy(Freezing.of(db, trajectories, polls, releases), background))
        .compose(_ -> deployVirtual(new ExportWorker(exportParts)))
        .compose(_ -> deploy(new Postman(digestParts), background))
        .compose(_ -> deploy(new RetentionClock(db, exportParts.audit(), clock), background))
        .compose(_ -> deployVirtual(contacts.map(Contacts::workers).orElse(List.of())))
        .compose(_ -> deploy(new Dispatcher(webhooks), background))
        .compose(_ -> deploy(upkeep(), background))
        .compose(_ -> deploy(reminders(), background))
        .compose(_ -> demo ? deploy(demo(), background) : Future.succeededFuture());
  }

  private Demo demo() {
    return new Demo(
        identity.organisations(),
        polls,
        db,
        clock,
        intakeMetrics,
        releases,
        new Replay(db, audit, clock));
  }

  private Deployable reminders() {
    return ReminderClock.of(
        db, trajectories, Mailer.open(vertx, settings.mail()), clock, publicUrl);
  }

  private Upkeep upkeep() {
    return new Upkeep(webhooks, Mailer.open(vertx, settings.mail()));
  }

  private Future<Void> deploy(Deployable part, List<String> deployed) {
    return vertx.deployVerticle(part).onSuccess(deployed::add).mapEmpty();
  }

  /** For work that waits: it runs on virtual threads. */
  private Future<Void> deployVirtual(Deployable part) {
    DeploymentOptions options =
        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    return vertx.deployVerticle(part, options).onSuccess(background::add).mapEmpty();
  }

  private Future<Void> deployVirtual(List<Deployable> parts) {
    return Future.all(parts.stream().map(this::deployVirtual).toList()).mapEmpty();
  }

  /** First what sends, then all that take answers at once, then the database. */
  private Future<Void> stop() {
    management.notReady();
    return undeploy(background)
        .eventually(() -> undeploy(loops))
        .eventually(webhooks::close)
        .eventually(db::close)
        .eventually(vertx::close);
  }

  private Future<Void> undeploy(List<String> parts) {
    return Future.join(parts.stream().map(vertx::undeploy).toList()).mapEmpty();
  }
}
