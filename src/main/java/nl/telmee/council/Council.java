package nl.telmee.council;

import io.vertx.core.Deployable;
import java.time.Clock;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.feed.Feed;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.scan.VirusScan;
import nl.telmee.signal.Signals;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** The parts of this package, put together. Thread: any. */
public final class Council {
  private final Feed feed;
  private final Signals signals;
  private final Agendas agendas;
  private final Advices advices;
  private final AdvicePublishing publishing;
  private final OrganisationStore organisations;
  private final Pages pages;
  private final VirusScan scan;
  private final Trajectories trajectories;
  private final boolean secure;

  /**
   * @param publicUrl address of the server as the public sees it
   */
  public Council(
      Database db,
      Feed feed,
      Signals signals,
      OrganisationStore organisations,
      Trajectories trajectories,
      AuditLog audit,
      VirusScan scan,
      Pages pages,
      Clock clock,
      String publicUrl) {
    this.feed = feed;
    this.signals = signals;
    this.organisations = organisations;
    this.pages = pages;
    this.scan = scan;
    this.trajectories = trajectories;
    this.secure = publicUrl.startsWith("https:");
    this.publishing = new AdvicePublishing(db, audit, clock);
    this.agendas = new Agendas(db, audit, clock);
    this.advices = new Advices(db, publishing, audit, clock);
  }

  /** What trajectories begin with. */
  public Origins origins() {
    return new Origins(signals, agendas);
  }

  /** What everybody reads of agendas and advice, in short. */
  public PublicTable table() {
    return new PublicTable(agendas, advices);
  }

  /** What ends embargoes at their moments. */
  public Deployable clock() {
    return new AdviceClock(publishing);
  }

  /** Mounts the routes of one loop. */
  public void mount(Routes routes) {
    new OverviewPages(feed, signals, agendas, advices, organisations, pages, trajectories, secure)
        .mount(routes);
    new AgendaPages(agendas, trajectories, organisations, pages).mount(routes);
    new AgendaDesk(agendas, signals, trajectories, organisations, pages).mount(routes);
    new AdvicePages(advices, organisations, pages).mount(routes);
    new AdviceDesk(advices, organisations, pages).mount(routes);
    new AdviceWork(advices, organisations, pages).mount(routes);
    new AdviceFiles(advices, scan).mount(routes);
  }
}
