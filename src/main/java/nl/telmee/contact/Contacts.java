package nl.telmee.contact;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.identity.RemoteAddress;
import nl.telmee.mail.Mailer;
import nl.telmee.poll.Polls;
import nl.telmee.retention.ExpiredContactsStore;
import nl.telmee.web.Access;
import nl.telmee.web.Pages;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;

/** The parts of this package, put together. Thread: any. */
public final class Contacts {
  private final Database db;
  private final ContactKeys keys;
  private final RemoteAddress remote;
  private final Polls polls;
  private final AuditLog audit;
  private final Clock clock;
  private final Names names;
  private final Courier courier;
  private final Messages messages;
  private final InvitationMessages invitations;
  private final People people;
  private final Enrolment enrolment;
  private final Inviting inviting;

  /**
   * @param publicUrl address of the server as the public sees it
   */
  public Contacts(
      Vertx vertx,
      Settings settings,
      ContactKeys keys,
      Database db,
      OrganisationStore organisations,
      RemoteAddress remote,
      Polls polls,
      AuditLog audit,
      Clock clock,
      String publicUrl) {
    this.db = db;
    this.keys = keys;
    this.polls = polls;
    this.remote = remote;
    this.audit = audit;
    this.clock = clock;
    this.names = new Names(organisations, db.visitor());
    this.courier =
        new Courier(
            Mailer.open(vertx, settings.mail()), HttpSms.open(vertx, settings.sms()), publicUrl);
    this.messages = new Messages(publicUrl);
    this.invitations = new InvitationMessages(db, keys, names, polls, messages, clock, publicUrl);
    this.people = new People(db, new Seals(keys), vertx, clock);
    this.enrolment = new Enrolment(keys, people, courier, messages, names, clock);
    this.inviting = new Inviting(db, people, names, polls, audit, clock);
  }

  /** Whether an address can be left here: without a mail server or gateway nobody is reached. */
  public boolean invites() {
    return courier.mails() || courier.texts();
  }

  /** What works in the background, on virtual threads. */
  public List<Deployable> workers() {
    Sending sending = new Sending(db, keys, people, polls, clock);
    Renewal renewal =
        new Renewal(db, people, names, courier, messages, new ExpiredContactsStore(audit), clock);
    return List.of(
        new ContactClock(db, keys, new Mix(db, new Seals(keys), clock), renewal, clock),
        new InvitationWorker(db, sending, invitations, courier, people, clock));
  }

  /** Mounts the routes of one loop. */
  public void mount(Routes routes, Pages pages) {
    new EnrolmentPages(enrolment, names, courier, remote, pages).mount(routes);
    new OwnPages(people, enrolment, names, pages, clock).mount(routes);
    new PanelPages(names, db.visitor(), pages).mount(routes);
    new ContactRoutes(enrolment, inviting, names, courier, remote).mount(routes);
    new ContactPages(inviting, names, courier, pages).mount(routes);
    new PanelForms(db, names, audit, pages).mount(routes);
    new InvitationForms(inviting, invitations, names, polls, pages).mount(routes);
    new InvitationPages(inviting, names, polls, pages).mount(routes);
    new RulesForms(db, names, audit, pages).mount(routes);
    new ListForms(inviting, names, audit, pages).mount(routes);
  }

  /** Mounts what there is without keys: a page that says what is missing. */
  public static void mountOff(Routes routes, Pages pages) {
    routes.get(ContactPages.ALL, Access.STAFF).reply(ctx -> off(ctx, pages));
  }

  private static Future<Reply> off(RoutingContext ctx, Pages pages) {
    OffPage page =
        new OffPage(pages.staff(ctx, pages.words(ctx).say("menu.contacts"), StaffMenu.CONTACTS));
    return Future.succeededFuture(pages.renderStaff("contact/off.jte", page));
  }
}
