package nl.telmee.spread;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.intake.Intake;
import nl.telmee.poll.Polls;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** The parts of this package, put together. Thread: any. */
public final class Spread {
  private final Polls polls;
  private final StaffPolls staff;
  private final ShortLinks links;
  private final CodeGroups codes;
  private final Conversations conversations;
  private final AuditLog audit;
  private final Clock clock;
  private final String publicUrl;
  private final List<String> origins;

  /**
   * @param publicUrl address of the server as the public sees it, without a slash at the end
   * @param embedOrigins websites that may show a poll in a frame
   */
  public Spread(
      Database db,
      Polls polls,
      OrganisationStore organisations,
      Pages pages,
      AuditLog audit,
      Clock clock,
      String publicUrl,
      List<String> embedOrigins) {
    SecureRandom random = new SecureRandom();
    this.polls = polls;
    this.staff = new StaffPolls(polls, organisations, pages);
    this.links = new ShortLinks(db, random);
    this.codes = new CodeGroups(db, audit, clock, random);
    this.conversations = new Conversations(db, audit, clock);
    this.audit = audit;
    this.clock = clock;
    this.publicUrl = publicUrl;
    this.origins = List.copyOf(embedOrigins);
  }

  /** Short links, for other pages that show one. */
  public ShortLinks links() {
    return links;
  }

  /** Groups of codes, for other pages that count them. */
  public CodeGroups codes() {
    return codes;
  }

  /** Conversations, for the pages that show them beside the results. */
  public Conversations conversations() {
    return conversations;
  }

  /** Mounts the routes of one loop, whose intake stores what is typed in from paper. */
  public void mount(Routes routes, Vertx vertx, Intake intake) {
    links.mount(routes);
    new ImagePages(polls, staff, vertx).mount(routes);
    new SharePages(staff, links, publicUrl, origins).mount(routes);
    new CodePages(staff, codes, links, publicUrl).mount(routes);
    new CodeRoutes(staff, codes).mount(routes);
    new ConversationPages(staff, conversations, clock).mount(routes);
    new ConversationRoutes(staff, conversations, clock).mount(routes);
    PaperPages paper = new PaperPages(staff, codes, intake, audit);
    paper.mount(routes);
    new PaperPrintPages(staff, codes, links, paper, publicUrl).mount(routes);
  }
}
