package nl.telmee.steer;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.Workplaces;
import nl.telmee.trajectory.Standing;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.StaffMenu;

/** Finds the trajectory that a page is about, and for whom the caller acts in it. */
final class SteerDesk {
  static final String PATH = "/staff/trajectories";
  static final String ONE = PATH + "/:trajectory";

  private final Trajectories trajectories;
  private final OrganisationStore organisations;
  private final Pages pages;

  SteerDesk(Trajectories trajectories, OrganisationStore organisations, Pages pages) {
    this.trajectories = trajectories;
    this.organisations = organisations;
    this.pages = pages;
  }

  /** Fails with {@link Problem#NOT_FOUND} when the caller does not see it. */
  Future<SteerWork> open(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    UUID id =
        Uuids.parse(ctx.pathParam("trajectory"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return trajectories
        .find(caller.scope(), id)
        .compose(
            found ->
                Future.all(
                        trajectories.standing(caller, found), Workplaces.of(organisations, caller))
                    .map(both -> work(ctx, found, both.resultAt(0), both.resultAt(1))));
  }

  private SteerWork work(
      RoutingContext ctx, Trajectory trajectory, Standing standing, Workplaces places) {
    String title = trajectory.title().in(pages.words(ctx).language());
    return new SteerWork(
        pages.staff(ctx, title, StaffMenu.TRAJECTORIES),
        trajectory,
        standing,
        places,
        trajectories.today());
  }
}
