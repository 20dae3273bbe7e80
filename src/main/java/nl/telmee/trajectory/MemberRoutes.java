package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.Emails;
import nl.telmee.identity.LinkToken;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/** Who works on a trajectory, over the API: for who works on it, never for the public. */
final class MemberRoutes {
  private static final String ALL = TrajectoryRoutes.ONE + "/members";
  private static final String ONE = ALL + "/:member";
  private static final int LONGEST_EMAIL = 254;

  private final Trajectories trajectories;
  private final Members members;

  MemberRoutes(Trajectories trajectories, Members members) {
    this.trajectories = trajectories;
    this.members = members;
  }

  void mount(Routes routes) {
    routes.get(ALL, Access.COUNCIL).json(this::all);
    routes.post(ALL, Access.COUNCIL, BodyLimit.SMALL).json(this::add);
    routes.post(ONE + "/_remove", Access.COUNCIL, BodyLimit.SMALL).json(this::remove);
    routes.post(ONE + "/_new-link", Access.COUNCIL, BodyLimit.SMALL).json(this::newLink);
  }

  private Future<Trajectory> trajectory(RoutingContext ctx) {
    return trajectories.find(Caller.of(ctx).scope(), TrajectoryRoutes.id(ctx));
  }

  /** Names and addresses are for who works on it; others of the organisation see the seats. */
  private Future<Reply> all(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return trajectory(ctx)
        .compose(
            found ->
                trajectories
                    .standing(caller, found)
                    .compose(
                        standing ->
                            members
                                .all(caller, found)
                                .map(all -> Reply.ok(list(all, standing.works())))));
  }

  private static Map<String, List<ObjectNode>> list(List<Member> all, boolean named) {
    return Map.of("members", all.stream().map(one -> view(one, named)).toList());
  }

  private static ObjectNode view(Member member, boolean named) {
    ObjectNode view =
        Json.object().put("id", member.id().toString()).put("seat", member.seat().word());
    if (named) {
      view.put("name", member.name());
      if (member.email() != null) {
        view.put("email", member.email());
      }
    }
    return view.put("link", member.link());
  }

  /** The secret of a link is in this answer and nowhere else. */
  private Future<Reply> add(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    Member member = read(Params.jsonBody(ctx));
    return trajectory(ctx)
        .compose(
            found ->
                member.link()
                    ? members
                        .invite(caller, found, member)
                        .map(token -> withSecret(view(member, true), token))
                    : members.add(caller, found, member).map(view(member, true)))
        .map(
            view ->
                Reply.created(view)
                    .with(
                        "Location",
                        TrajectoryRoutes.PATH
                            + "/"
                            + TrajectoryRoutes.id(ctx)
                            + "/members/"
                            + member.id()));
  }

  private static ObjectNode withSecret(ObjectNode view, LinkToken token) {
    return view.put("secret", token.text());
  }

  private static Member read(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    Seat seat = fields.word("seat", Seat.class, null);
    String name = fields.text("name", Member.LONGEST_NAME);
    @Nullable String email = email(fields, seat);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return new Member(UUID.randomUUID(), seat, name, email, email == null);
  }

  /** Who has no account can only be of the focus group, and gets a link. */
  private static @Nullable String email(Fields fields, @Nullable Seat seat) {
    String email = fields.loose("email", LONGEST_EMAIL).strip().toLowerCase(Locale.ROOT);
    if (email.isEmpty() ? seat != Seat.FOCUS_GROUP : !Emails.valid(email)) {
      fields.wrong("email", "must be an e-mail address");
    }
    return email.isEmpty() ? null : email;
  }

  private Future<Reply> remove(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return trajectory(ctx)
        .compose(
            found ->
                one(ctx, caller, found).compose(member -> members.remove(caller, found, member)))
        .map(_ -> Reply.of(204, "", Buffer.buffer()));
  }

  private Future<Reply> newLink(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return trajectory(ctx)
        .compose(found -> one(ctx, caller, found).compose(member -> newLink(caller, found, member)))
        .map(Reply::ok);
  }

  private Future<ObjectNode> newLink(Caller caller, Trajectory trajectory, Member member) {
    return member.link()
        ? members
            .newLink(caller, trajectory, member)
            .map(token -> withSecret(view(member, true), token))
        : Future.failedFuture(
            Rejected.because(
                Problem.TRAJECTORY_HINDERS, "this member has an account, and no link"));
  }

  /** A member to change; who only sees the trajectory is told so before anything else. */
  private Future<Member> one(RoutingContext ctx, Caller caller, Trajectory trajectory) {
    caller.requireChanges(trajectory.head().organisation());
    UUID id =
        Uuids.parse(ctx.pathParam("member")).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return members
        .all(caller, trajectory)
        .map(
            all ->
                all.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }
}
