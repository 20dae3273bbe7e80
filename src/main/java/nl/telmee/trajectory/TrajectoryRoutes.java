package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Slug;
import nl.telmee.id.Uuids;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.identity.SessionGate;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/** Trajectories over the API: read by everybody once they are published, begun by staff. */
public final class TrajectoryRoutes {
  static final String PATH = "/api/v1/trajectories";
  static final String ONE = PATH + "/:trajectory";
  private static final int MOST = 100;

  private final Trajectories trajectories;
  private final Members members;
  private final LinkPost post;
  private final Templates templates;
  private final OrganisationStore organisations;
  private final SessionGate visitors;
  private final String publicUrl;

  public TrajectoryRoutes(
      Trajectories trajectories,
      Members members,
      LinkPost post,
      Templates templates,
      OrganisationStore organisations,
      SessionGate visitors,
      String publicUrl) {
    this.trajectories = trajectories;
    this.members = members;
    this.post = post;
    this.templates = templates;
    this.organisations = organisations;
    this.visitors = visitors;
    this.publicUrl = publicUrl;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get(PATH, Access.ANYONE).json(this::list);
    routes.post(PATH, Access.COUNCIL, BodyLimit.DOCUMENT).json(this::begin);
    routes.get(ONE, Access.ANYONE).json(this::one);
    routes.get(ONE + "/history", Access.MEMBER).json(this::history);
    new ChangeRoutes(trajectories, publicUrl).mount(routes);
    new MemberRoutes(trajectories, members, post).mount(routes);
  }

  static UUID id(RoutingContext ctx) {
    return Uuids.parse(ctx.pathParam("trajectory"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private Future<Reply> list(RoutingContext ctx) {
    String organisation =
        Params.query(ctx, "organisation")
            .map(
                slug -> {
                  if (!Slug.FORM.matcher(slug).matches()) {
                    throw Params.wrongQuery("organisation", "must be the slug of an organisation");
                  }
                  return slug;
                })
            .orElse(null);
    Optional<UUID> poll = Params.query(ctx, "poll").map(TrajectoryRoutes::poll);
    Trajectory.State state = Params.query(ctx, "state").map(TrajectoryRoutes::state).orElse(null);
    int limit = Params.whole(ctx, "limit", 1, MOST, MOST);
    int offset = Params.whole(ctx, "offset", 0, MOST * MOST, 0);
    return poll.map(id -> ofPoll(id, organisation, state))
        .orElseGet(() -> trajectories.published(organisation, state, limit, offset))
        .map(found -> Reply.ok(Map.of("trajectories", summaries(found))));
  }

  private static UUID poll(String id) {
    return Uuids.parse(id).orElseThrow(() -> Params.wrongQuery("poll", "must be the id of a poll"));
  }

  /** A poll is in one trajectory at most, so that there are no pages of these. */
  private Future<List<Trajectory>> ofPoll(
      UUID poll, @Nullable String organisation, Trajectory.@Nullable State state) {
    return trajectories
        .publishedOfPoll(poll)
        .map(
            found ->
                found
                    .filter(one -> organisation == null || one.head().concerns(organisation))
                    .filter(one -> state == null || one.state() == state)
                    .stream()
                    .toList());
  }

  private static Trajectory.State state(String word) {
    return Arrays.stream(Trajectory.State.values())
        .filter(one -> one != Trajectory.State.DRAFT && one.word().equals(word))
        .findFirst()
        .orElseThrow(() -> Params.wrongQuery("state", "must be published or closed"));
  }

  private List<ObjectNode> summaries(List<Trajectory> found) {
    return found.stream()
        .map(one -> TrajectoryView.summary(one, trajectories.today(), publicUrl))
        .toList();
  }

  private Future<Reply> begin(RoutingContext ctx) {
    Beginning beginning = Beginning.read(Params.jsonBody(ctx));
    Caller caller = Caller.of(ctx);
    return planned(caller, beginning)
        .compose(
            planned ->
                organisations
                    .all()
                    .compose(all -> trajectories.begin(caller, planned.trajectory(all))))
        .compose(begun -> view(caller, begun))
        .map(
            view ->
                Reply.created(view)
                    .with("Location", PATH + "/" + view.path("id").asText())
                    .with("ETag", "\"1\""));
  }

  /** With the steps of the template that it names, counted from today. */
  private Future<Beginning> planned(Caller caller, Beginning beginning) {
    String template = beginning.template();
    if (template == null) {
      return Future.succeededFuture(beginning);
    }
    caller.requireChanges(beginning.organisation());
    return templates
        .named(caller, beginning.organisation(), template)
        .map(found -> beginning.planned(found.planning(trajectories.today())));
  }

  private Future<ObjectNode> view(Caller caller, Trajectory trajectory) {
    return trajectories
        .standing(caller, trajectory)
        .map(standing -> TrajectoryView.of(trajectory, standing, trajectories.today(), publicUrl));
  }

  /** Who works on it sees all of it; others see it once it is published. */
  private Future<Reply> one(RoutingContext ctx) {
    UUID id = id(ctx);
    return visitors
        .callerIfAny(ctx)
        .compose(caller -> caller.isPresent() ? whole(caller.get(), id) : open(id));
  }

  private Future<Reply> whole(Caller caller, UUID id) {
    return trajectories
        .find(caller.scope(), id)
        .compose(
            found ->
                view(caller, found)
                    .map(view -> Reply.ok(view).with("ETag", "\"" + found.revision() + "\"")))
        .recover(
            failure ->
                failure instanceof Rejected rejected && rejected.problem() == Problem.NOT_FOUND
                    ? open(id)
                    : Future.failedFuture(failure));
  }

  private Future<Reply> open(UUID id) {
    return trajectories
        .published(id)
        .map(found -> Reply.ok(TrajectoryView.of(found, trajectories.today(), publicUrl)));
  }

  private Future<Reply> history(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    UUID id = id(ctx);
    return trajectories
        .find(caller.scope(), id)
        .compose(_ -> trajectories.history(caller.scope(), id))
        .map(lines -> Reply.ok(Map.of("changes", lines.stream().map(HistoryView::of).toList())));
  }
}
