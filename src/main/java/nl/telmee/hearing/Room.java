package nl.telmee.hearing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.poll.Polls;
import nl.telmee.spread.CodeGroups;
import nl.telmee.trajectory.Head;
import nl.telmee.trajectory.Members;
import nl.telmee.trajectory.Standing;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** What all pages of this package work with. */
record Room(
    Trajectories trajectories,
    Members members,
    Polls polls,
    CodeGroups codes,
    OrganisationStore organisations,
    Pages pages,
    String publicUrl) {
  static final String ONE = "/staff/trajectories/:trajectory";

  /** The trajectory of the address, for who is signed in. */
  Future<Opened> open(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return trajectories
        .find(caller.scope(), id(ctx, "trajectory"))
        .compose(
            found ->
                trajectories
                    .standing(caller, found)
                    .compose(standing -> open(ctx, found, standing)));
  }

  /** A trajectory for who acts in it. */
  Future<Opened> open(RoutingContext ctx, Trajectory trajectory, Standing standing) {
    Words words = pages.words(ctx);
    Head head = trajectory.head();
    return Future.all(
            name(words, head.organisation()),
            name(words, head.decides()),
            SourcePolls.here(polls, trajectory))
        .map(
            names ->
                new Opened(
                    trajectory,
                    standing,
                    names.resultAt(0),
                    names.resultAt(1),
                    trajectories.today(),
                    names.resultAt(2)));
  }

  private Future<String> name(Words words, String slug) {
    return organisations
        .bySlug(slug)
        .map(found -> found.map(one -> one.name().in(words.language())).orElse(slug));
  }

  /** An id of the address; what is none is not there. */
  static UUID id(RoutingContext ctx, String name) {
    return Uuids.parse(ctx.pathParam(name)).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  /** The address of a list of a trajectory. */
  static String address(Opened opened, TrajectoryDesk.Page page) {
    return TrajectoryDesk.address(opened.trajectory()) + "/" + Fields.wordOf(page);
  }

  /** What stands around a page. */
  Around around(RoutingContext ctx, Opened opened, TrajectoryDesk.Page page) {
    Words words = pages.words(ctx);
    String title =
        words.say("trajectory.desk." + Fields.wordOf(page))
            + " · "
            + opened.trajectory().title().in(words.language());
    return new Around(
        pages.staff(ctx, title, StaffMenu.TRAJECTORIES),
        TrajectoryDesk.of(
            words, opened.trajectory(), opened.standing(), opened.organisation(), page),
        address(opened, page),
        Params.query(ctx, "done").map(_ -> words.say("hearing.done")).orElse(""));
  }

  /**
   * A form that was sent.
   *
   * @param labels beginning of the keys of what its fields are called
   * @param now what stands there now, see {@link Seen}
   */
  Sent sent(RoutingContext ctx, Opened opened, String labels, String now) {
    return new Sent(trajectories, opened, Form.of(ctx), pages.words(ctx), labels, now);
  }
}
