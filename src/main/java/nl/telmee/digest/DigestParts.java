package nl.telmee.digest;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.BounceSettings;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.feed.Feed;
import nl.telmee.identity.RemoteAddress;
import nl.telmee.identity.SessionGate;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** The parts of this package that all loops share, in the order of their use. */
public final class DigestParts {
  private final Database db;
  private final Clock clock;
  private final Optional<BounceSettings> bounces;
  private final Optional<Mailer> mailer;
  private final Envelope envelope;
  private final Limits limits;
  private final Issues issues;
  private final Following following;
  private final Newsletters newsletters;
  private final NewsletterMail newsletterMails;
  private final Optional<Digests> digests;
  private final Deliveries deliveries;

  /** Mail to followers has a way to the mail server of its own: it holds up no other mail. */
  public DigestParts(
      Vertx vertx,
      Settings settings,
      Database db,
      Feed feed,
      AuditLog audit,
      RemoteAddress remote,
      Clock clock,
      String publicUrl) {
    this.db = db;
    this.clock = clock;
    this.bounces = settings.bounces();
    this.mailer = Mailer.open(vertx, settings.mail());
    this.envelope = new Envelope(publicUrl, bounces.map(BounceSettings::address));
    this.limits = new Limits(remote, clock);
    this.issues = new Issues(feed, db);
    this.following = new Following(db, mailer, envelope, limits, clock);
    this.newsletters = new Newsletters(db, issues, audit, clock);
    this.newsletterMails = new NewsletterMail(envelope);
    this.digests = mailer.map(with -> new Digests(db, feed, with, envelope, clock));
    this.deliveries = new Deliveries(db, feed, mailer, envelope, audit, clock);
  }

  /** Mounts the routes of one loop. */
  public void mount(Routes routes, SessionGate visitors, Pages pages) {
    new FollowRoutes(following, issues, limits, pages).mount(routes);
    new FollowerRoutes(following, issues, pages).mount(routes);
    new BounceRoutes(bounces, new RefusalStore(db), clock).mount(routes);
    new ArchiveRoutes(newsletters, issues, newsletterMails, pages).mount(routes);
    new NewsletterRoutes(newsletters, visitors, envelope.publicUrl()).mount(routes);
    new NewsletterDesk(newsletters, issues, db, clock, mailer.isPresent(), pages).mount(routes);
    NewsletterSendPages sending = new NewsletterSendPages(newsletters, db, clock, pages);
    new NewsletterEditPages(newsletters, issues, newsletterMails, mailer, sending, pages)
        .mount(routes);
    sending.mount(routes);
  }

  /** What sends mail about what happened; absent without a mail server. */
  Optional<Digests> digests() {
    return digests;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  RequestStore requests() {
    return new RequestStore(db);
  }

  Clock clock() {
    return clock;
  }
}
