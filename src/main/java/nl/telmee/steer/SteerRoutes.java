package nl.telmee.steer;

import nl.telmee.council.Origins;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.relation.Relations;
import nl.telmee.trajectory.LinkPost;
import nl.telmee.trajectory.Members;
import nl.telmee.trajectory.Templates;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** All pages on which a trajectory is steered. */
public final class SteerRoutes {
  private final SteerDesk desk;
  private final Trajectories trajectories;
  private final Members members;
  private final LinkPost post;
  private final Templates templates;
  private final Relations relations;
  private final Origins origins;
  private final OrganisationStore organisations;
  private final Pages pages;
  private final String publicUrl;

  public SteerRoutes(
      Trajectories trajectories,
      Members members,
      LinkPost post,
      Templates templates,
      Relations relations,
      Origins origins,
      OrganisationStore organisations,
      Pages pages,
      String publicUrl) {
    this.desk = new SteerDesk(trajectories, organisations, pages);
    this.trajectories = trajectories;
    this.members = members;
    this.post = post;
    this.templates = templates;
    this.relations = relations;
    this.origins = origins;
    this.organisations = organisations;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  /** Mounts the routes; "new" comes before the id of a trajectory. */
  public void mount(Routes routes) {
    new SteerList(trajectories, organisations, pages).mount(routes);
    new BeginPages(trajectories, templates, origins, organisations, pages).mount(routes);
    new TemplatePages(templates, organisations, pages).mount(routes);
    new StepPages(desk, trajectories, pages).mount(routes);
    new SectionPages(desk, trajectories, relations, pages).mount(routes);
    new MemberPages(desk, members, post, pages, publicUrl).mount(routes);
    new HistoryPages(desk, trajectories, pages).mount(routes);
  }
}
