package nl.telmee.signal;

import java.time.Clock;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** The routes of this package, for everybody and for who works on signals. */
public final class SignalRoutes {
  private final SignalPages publicPages;
  private final SignalDesk desk;
  private final SignalDecisions decisions;
  private final SignalApi api;

  /**
   * @param publicUrl address of the server as the public sees it, without a slash at the end
   */
  public SignalRoutes(
      Signals signals,
      Database db,
      AuditLog audit,
      OrganisationStore organisations,
      Trajectories trajectories,
      Pages pages,
      Clock clock,
      String publicUrl) {
    Deciding deciding = new Deciding(db, signals, audit, clock);
    this.publicPages = new SignalPages(signals, trajectories, organisations, pages, publicUrl);
    this.desk = new SignalDesk(signals, organisations, pages);
    this.decisions = new SignalDecisions(signals, deciding, organisations, trajectories, pages);
    this.api = new SignalApi(signals, deciding);
  }

  /** Mounts them. */
  public void mount(Routes routes) {
    publicPages.mount(routes);
    desk.mount(routes);
    decisions.mount(routes);
    api.mount(routes);
  }
}
