package nl.telmee.hearing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import nl.telmee.identity.LinkToken;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Approach;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Evaluation;
import nl.telmee.trajectory.Review;
import nl.telmee.trajectory.Standing;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Form;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/**
 * The focus group without accounts. Who has the link acts for the focus group of one trajectory; no
 * browser, cache or search engine keeps the page, and no address it leads to learns of it.
 */
final class FocusRoutes {
  private static final String PATH = "/focus/:token";
  private static final String LABELS = "hearing.focus.";

  private final Room room;

  FocusRoutes(Room room) {
    this.room = room;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.ANYONE).reply(this::page);
    routes.post(PATH + "/_remark", Access.ANYONE, BodyLimit.SMALL).reply(this::remark);
    routes.post(PATH + "/_sharpen", Access.ANYONE, BodyLimit.DOCUMENT).reply(this::sharpen);
    routes.post(PATH + "/_judge", Access.ANYONE, BodyLimit.DOCUMENT).reply(this::judge);
    routes.post(PATH + "/_evaluate", Access.ANYONE, BodyLimit.DOCUMENT).reply(this::evaluate);
    routes.post(PATH + "/_finish", Access.ANYONE, BodyLimit.SMALL).reply(this::finish);
  }

  private static Reply secret(Reply reply) {
    return reply.with("Cache-Control", "no-store").with("X-Robots-Tag", "noindex");
  }

  private static LinkToken token(RoutingContext ctx) {
    try {
      return new LinkToken(ctx.pathParam("token"));
    } catch (IllegalArgumentException _) {
      throw Rejected.because(Problem.LINK_ENDED);
    }
  }

  /** What somebody does who has the link. */
  private interface Visit {
    Future<Reply> of(Opened opened);
  }

  private Future<Reply> with(RoutingContext ctx, Visit visit) {
    return Future.succeededFuture(ctx)
        .map(FocusRoutes::token)
        .compose(token -> room.members().ofLink(token, room.trajectories()))
        .compose(
            found -> room.open(ctx, found, Standing.ofFocusGroup(found.head())).compose(visit::of))
        .recover(failure -> ended(ctx, failure))
        .map(FocusRoutes::secret);
  }

  private Future<Reply> ended(RoutingContext ctx, Throwable failure) {
    if (!(failure instanceof Rejected rejected)
        || (rejected.problem() != Problem.LINK_ENDED && rejected.problem() != Problem.NOT_FOUND)) {
      return Future.failedFuture(failure);
    }
    Words words = room.pages().words(ctx);
    return Future.succeededFuture(
        room.pages()
            .render(
                "hearing/focus-ended.jte",
                new FocusPage.Ended(
                    room.pages().frame(ctx, words.say("hearing.focus.ended") + " · Telmee")))
            .status(Problem.LINK_ENDED.status()));
  }

  private static String base(RoutingContext ctx) {
    return "/focus/" + ctx.pathParam("token");
  }

  private Future<Reply> page(RoutingContext ctx) {
    Words words = room.pages().words(ctx);
    String done = Params.query(ctx, "done").map(_ -> words.say("hearing.focus.thanks")).orElse("");
    return with(ctx, opened -> Future.succeededFuture(page(ctx, opened, done, Typed.NOTHING)));
  }

  private Reply page(RoutingContext ctx, Opened opened, String done, Typed typed) {
    Words words = room.pages().words(ctx);
    String title = opened.trajectory().title().in(words.language()) + " · Telmee";
    return room.pages()
        .render(
            "hearing/focus.jte",
            new FocusView(room.pages().frame(ctx, title), opened, base(ctx)).page(done, typed));
  }

  private Future<Reply> remark(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return with(
        ctx,
        opened ->
            send(ctx, opened, Seen.NOTHING, () -> FocusForms.remark(form), "text", "remarks"));
  }

  private Future<Reply> sharpen(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return with(
        ctx,
        opened ->
            send(
                ctx,
                opened,
                FocusForms.seen(opened, Approach.class),
                () -> FocusForms.sharpen(form),
                "question",
                "approach"));
  }

  private Future<Reply> judge(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return with(
        ctx,
        opened ->
            send(
                ctx,
                opened,
                FocusForms.seen(opened, Review.class),
                () -> FocusForms.judge(form),
                "note",
                "review"));
  }

  private Future<Reply> evaluate(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return with(
        ctx,
        opened ->
            send(
                ctx,
                opened,
                FocusForms.seen(opened, Evaluation.class),
                () -> FocusForms.evaluate(form, opened),
                "contribution",
                "evaluation"));
  }

  /** The step that the form names: the one that comes next may be another by now. */
  private Future<Reply> finish(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return with(
        ctx,
        opened ->
            send(
                ctx,
                opened,
                Seen.NOTHING,
                () -> new Change.Complete(form.raw("step"), Written.plain(form.raw("delivered"))),
                "delivered",
                "steps"));
  }

  /**
   * Does what a form asks.
   *
   * @param part of the page that shows what came of it
   */
  private Future<Reply> send(
      RoutingContext ctx,
      Opened opened,
      String now,
      Supplier<Change> change,
      String field,
      String part) {
    Sent sent = room.sent(ctx, opened, LABELS, now);
    return sent.change(
        change,
        field,
        base(ctx) + "?done=1#" + part,
        typed -> Future.succeededFuture(page(ctx, opened, "", typed)));
  }
}
