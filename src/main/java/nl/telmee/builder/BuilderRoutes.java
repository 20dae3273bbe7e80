package nl.telmee.builder;

import java.time.Clock;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.poll.Drafts;
import nl.telmee.poll.Polls;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** The pages of the builder. Thread: any; keeps nothing between requests. */
public final class BuilderRoutes {
  private final Desk desk;

  public BuilderRoutes(
      Database db,
      Polls polls,
      Drafts drafts,
      AuditLog audit,
      Pages pages,
      Clock clock,
      String publicUrl) {
    this.desk = new Desk(db, polls, drafts, audit, pages, clock, publicUrl);
  }

  /** Mounts the routes; before any page at {@code /staff/polls/:poll} itself. */
  public void mount(Routes routes) {
    new NewPages(desk).mount(routes);
    new EditPages(desk).mount(routes);
    new PreviewPages(desk).mount(routes);
    new LifePages(desk).mount(routes);
  }
}
