package nl.telmee.steer;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Condition;
import nl.telmee.trajectory.Hindrance;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Permissions;
import nl.telmee.trajectory.Rules;
import nl.telmee.trajectory.Ruling;
import nl.telmee.trajectory.Subject;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The page of the steps, and what is done on it. What is refused is explained on the same page. */
final class StepPages {
  private static final String STEP = SteerDesk.ONE + "/steps/:step";

  /** What was just done, by the word in the address, with its message. */
  private static final Map<String, String> DID =
      Map.of(
          "begin", "steer.did-now.begin",
          "complete", "steer.did-now.complete",
          "set-aside", "steer.did-now.set-aside",
          "take-back", "steer.did-now.take-back",
          "publish", "steer.did-now.publish",
          "close", "steer.did-now.close",
          "write", "steer.did-now.write");

  private final SteerDesk desk;
  private final Trajectories trajectories;
  private final Pages pages;

  StepPages(SteerDesk desk, Trajectories trajectories, Pages pages) {
    this.desk = desk;
    this.trajectories = trajectories;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(SteerDesk.ONE, Access.MEMBER).reply(this::page);
    routes
        .post(STEP + "/_complete", Access.SEATED, BodyLimit.SMALL)
        .reply(ctx -> change(ctx, "complete", new Change.Complete(step(ctx), typed(ctx, "note"))));
    routes
        .post(STEP + "/_set-aside", Access.SEATED, BodyLimit.SMALL)
        .reply(
            ctx -> change(ctx, "set-aside", new Change.SetAside(step(ctx), typed(ctx, "reason"))));
    routes
        .post(STEP + "/_take-back", Access.SEATED, BodyLimit.SMALL)
        .reply(
            ctx -> change(ctx, "take-back", new Change.TakeBack(step(ctx), typed(ctx, "reason"))));
    routes
        .post(SteerDesk.ONE + "/_publish", Access.SEATED, BodyLimit.SMALL)
        .reply(ctx -> change(ctx, "publish", new Change.Publish()));
    routes
        .post(SteerDesk.ONE + "/_close", Access.SEATED, BodyLimit.SMALL)
        .reply(ctx -> change(ctx, "close", new Change.Close()));
  }

  private static String step(RoutingContext ctx) {
    return ctx.pathParam("step");
  }

  private static String typed(RoutingContext ctx, String field) {
    return Form.of(ctx).text(field, Subject.LONGEST_TEXT).replace("\r\n", "\n");
  }

  private Future<Reply> page(RoutingContext ctx) {
    String did = Params.query(ctx, "did").map(DID::get).orElse(null);
    return desk.open(ctx)
        .map(
            work ->
                render(
                    new StepView(work, null).page(did == null ? "" : work.words().say(did), null)));
  }

  private Reply render(StepPage page) {
    return pages.renderStaff("steer/steps.jte", page);
  }

  private Future<Reply> change(RoutingContext ctx, String word, Change change) {
    return desk.open(ctx)
        .compose(
            work ->
                trajectories
                    .change(
                        work.standing(),
                        work.trajectory().head().id(),
                        Trajectories.ANY_REVISION,
                        change)
                    .map(_ -> Reply.seeOther(work.base() + "?did=" + word)))
        .recover(failure -> refused(ctx, change, failure));
  }

  private Future<Reply> refused(RoutingContext ctx, Change change, Throwable failure) {
    boolean explained =
        failure instanceof Rejected rejected
            && (rejected.problem() == Problem.TRAJECTORY_LACKS
                || rejected.problem() == Problem.TRAJECTORY_HINDERS);
    Function<SteerWork, Reply> again =
        work ->
            render(new StepView(work, change).page("", why(work, change)))
                .status(Problem.TRAJECTORY_LACKS.status());
    return explained ? desk.open(ctx).map(again) : Future.failedFuture(failure);
  }

  /** Why something cannot be done; null when meanwhile it can. */
  static StepPage.@Nullable Refused why(SteerWork work, Change change) {
    Party party =
        Permissions.party(work.trajectory(), change, work.standing().parties())
            .orElse(Party.MUNICIPALITY);
    Words words = work.words();
    return switch (Rules.apply(work.trajectory(), change, party, work.today())) {
      case Ruling.Allowed _ -> null;
      case Ruling.Missing(List<Condition> conditions) ->
          new StepPage.Refused(words.say("steer.refused.missing"), work.lacks(conditions));
      case Ruling.Hindered(Hindrance hindrance) ->
          new StepPage.Refused(words.say("trajectory.no." + hindrance.word()), List.of());
    };
  }
}
