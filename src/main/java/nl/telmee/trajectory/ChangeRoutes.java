package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.id.Uuids;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/**
 * Changes of a trajectory over the API. Each answers with the trajectory as it is then. {@code
 * If-Match} with the revision that was read keeps a change from undoing another's.
 */
final class ChangeRoutes {
  private static final String ONE = TrajectoryRoutes.ONE;
  private static final String ITEMS = ONE + "/items/:items";
  private static final String STEP = ONE + "/steps/:step";

  private final Trajectories trajectories;
  private final String publicUrl;

  ChangeRoutes(Trajectories trajectories, String publicUrl) {
    this.trajectories = trajectories;
    this.publicUrl = publicUrl;
  }

  void mount(Routes routes) {
    routes.put(ONE + "/sections/:section", Access.COUNCIL, BodyLimit.DOCUMENT).json(this::write);
    routes.post(ITEMS, Access.COUNCIL, BodyLimit.DOCUMENT).json(this::add);
    routes.put(ITEMS + "/:item", Access.COUNCIL, BodyLimit.DOCUMENT).json(this::put);
    routes.post(ITEMS + "/:item/_remove", Access.COUNCIL, BodyLimit.SMALL).json(this::remove);
    routes.post(STEP + "/_complete", Access.COUNCIL, BodyLimit.SMALL).json(this::complete);
    routes.post(STEP + "/_set-aside", Access.COUNCIL, BodyLimit.SMALL).json(this::setAside);
    routes.post(STEP + "/_take-back", Access.COUNCIL, BodyLimit.SMALL).json(this::takeBack);
    routes
        .post(ONE + "/_publish", Access.COUNCIL, BodyLimit.SMALL)
        .json(ctx -> change(ctx, new Change.Publish()));
    routes
        .post(ONE + "/_close", Access.COUNCIL, BodyLimit.SMALL)
        .json(ctx -> change(ctx, new Change.Close()));
  }

  private Future<Reply> write(RoutingContext ctx) {
    Section.Kind kind =
        Section.Kind.of(ctx.pathParam("section"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return change(ctx, new Change.Write(kind.read(Params.jsonBody(ctx))));
  }

  private static Item.Kind items(RoutingContext ctx) {
    return Item.Kind.ofPlural(ctx.pathParam("items"))
        .filter(kind -> kind != Item.Kind.ATTACHMENT)
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private static UUID item(RoutingContext ctx) {
    return Uuids.parse(ctx.pathParam("item"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  /** A decision has the id of its finding, a wording that of its place; others get one here. */
  private Future<Reply> add(RoutingContext ctx) {
    Item.Kind kind = items(ctx);
    if (kind == Item.Kind.DECISION || kind == Item.Kind.WORDING) {
      throw Rejected.because(
          Problem.METHOD_NOT_ALLOWED,
          "PUT a decision under the id of its finding, a wording under that of its place");
    }
    UUID id = UUID.randomUUID();
    return change(ctx, new Change.Put(kind.read(id, Params.jsonBody(ctx))))
        .map(
            reply ->
                reply
                    .status(201)
                    .with(
                        "Location",
                        TrajectoryRoutes.PATH
                            + "/"
                            + TrajectoryRoutes.id(ctx)
                            + "/items/"
                            + kind.plural()
                            + "/"
                            + id));
  }

  private Future<Reply> put(RoutingContext ctx) {
    return change(ctx, new Change.Put(items(ctx).read(item(ctx), Params.jsonBody(ctx))));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return change(ctx, new Change.Remove(items(ctx), item(ctx), text(ctx, "reason")));
  }

  private Future<Reply> complete(RoutingContext ctx) {
    return change(ctx, new Change.Complete(ctx.pathParam("step"), text(ctx, "note")));
  }

  private Future<Reply> setAside(RoutingContext ctx) {
    return change(ctx, new Change.SetAside(ctx.pathParam("step"), text(ctx, "reason")));
  }

  private Future<Reply> takeBack(RoutingContext ctx) {
    return change(ctx, new Change.TakeBack(ctx.pathParam("step"), text(ctx, "reason")));
  }

  /** The one text of a body; the rules say whether it says enough. */
  private static String text(RoutingContext ctx, String name) {
    JsonNode body = Params.jsonBody(ctx);
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    String text = fields.loose(name, Subject.LONGEST_TEXT);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return text;
  }

  private Future<Reply> change(RoutingContext ctx, Change change) {
    Caller caller = Caller.of(ctx);
    UUID id = TrajectoryRoutes.id(ctx);
    int revision = revision(ctx);
    return trajectories
        .find(caller.scope(), id)
        .compose(found -> trajectories.standing(caller, found))
        .compose(
            standing -> trajectories.change(standing, id, revision, change).map(view(standing)));
  }

  private Function<Trajectory, Reply> view(Standing standing) {
    return after ->
        Reply.ok(TrajectoryView.of(after, standing, trajectories.today(), publicUrl))
            .with("ETag", "\"" + after.revision() + "\"");
  }

  /** The revision of {@code If-Match}; one that cannot be ours fits none. */
  static int revision(RoutingContext ctx) {
    String wanted = ctx.request().getHeader("If-Match");
    if (wanted == null || wanted.equals("*")) {
      return Trajectories.ANY_REVISION;
    }
    return wanted.matches("\"[0-9]{1,9}\"")
        ? Integer.parseInt(wanted.substring(1, wanted.length() - 1))
        : Integer.MAX_VALUE;
  }
}
