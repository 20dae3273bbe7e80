package nl.telmee.hearing;

import nl.telmee.identity.OrganisationStore;
import nl.telmee.poll.Polls;
import nl.telmee.spread.CodeGroups;
import nl.telmee.trajectory.Members;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** The pages from what was heard to what people were told. */
public final class Hearing {
  private final Room room;

  public Hearing(
      Trajectories trajectories,
      Members members,
      Polls polls,
      CodeGroups codes,
      OrganisationStore organisations,
      Pages pages,
      String publicUrl) {
    this.room = new Room(trajectories, members, polls, codes, organisations, pages, publicUrl);
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    new ActivityPages(room).mount(routes);
    new FindingPages(room).mount(routes);
    new DecisionPages(room).mount(routes);
    new FeedbackPages(room).mount(routes);
    new ImprovementPages(room).mount(routes);
    new FocusRoutes(room).mount(routes);
  }
}
