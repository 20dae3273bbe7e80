package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
  private final LinkPost post;

  MemberRoutes(Trajectories trajectories, Members members, LinkPost post) {
    this.trajectories = trajectories;
    this.members = members;
    this.post = post;
  }

  void mount(Routes routes) {
    routes.get(ALL, Access.MEMBER).json(this::all);
    routes.post(ALL, Access.SEATED, BodyLimit.SMALL).json(this::add);
    routes.post(ONE + "/_remove", Access.SEATED, BodyLimit.SMALL).json(this::remove);
    routes.post(ONE + "/_new-link", Access.SEATED, BodyLimit.SMALL).json(this::newLink);
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
                            Future.all(members.all(caller, found), members.vacant(caller, found))
                                .map(
                                    both ->
                                        Reply.ok(
                                            list(
                                                both.resultAt(0),
                                                both.resultAt(1),
                                                Members.named(caller, standing))))));
  }

  private static ObjectNode list(List<Member> all, Map<Seat, Integer> vacant, boolean named) {
    ObjectNode list = Json.object();
    ArrayNode members = list.putArray("members");
    all.forEach(one -> members.add(view(one, named)));
    ArrayNode seats = list.putArray("vacant");
    vacant.forEach((seat, n) -> seats.addObject().put("seat", seat.word()).put("count", n));
    return list;
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

  /**
   * Who is added, and where to mail the link.
   *
   * @param mailTo used once and kept nowhere; null: it is not mailed
   */
  private record Added(Member member, @Nullable String mailTo) {}

  /** The secret of a link is in this answer, in a mail if that is asked, and nowhere else. */
  private Future<Reply> add(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    Added added = read(Params.jsonBody(ctx));
    Member member = added.member;
    return trajectory(ctx)
        .compose(
            found ->
                member.link()
                    ? members
                        .invite(caller, found, member)
                        .compose(token -> secret(found, member, token, added.mailTo))
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

  private Future<ObjectNode> secret(
      Trajectory trajectory, Member member, LinkToken token, @Nullable String mailTo) {
    ObjectNode view = view(member, true).put("secret", token.text());
    return mailTo == null
        ? Future.succeededFuture(view)
        : post.send(trajectory, token, mailTo).map(sent -> view.put("mailed", sent));
  }

  private Added read(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    Seat seat = fields.word("seat", Seat.class, null);
    String name = fields.text("name", Member.LONGEST_NAME);
    @Nullable String email = email(fields, seat);
    @Nullable String mailTo = mailTo(fields);
    if (email != null && mailTo != null) {
      fields.wrong("mailTo", "is for who gets a link, and no account");
    }
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return new Added(new Member(UUID.randomUUID(), seat, name, email, email == null), mailTo);
  }

  /** Where to mail a link; null: nowhere. */
  private @Nullable String mailTo(Fields fields) {
    String email = fields.loose("mailTo", LONGEST_EMAIL).strip();
    if (!email.isEmpty() && !Emails.valid(email)) {
      fields.wrong("mailTo", "must be an e-mail address");
    } else if (!email.isEmpty() && !post.open()) {
      fields.wrong("mailTo", "cannot be used: there is no mail server");
    }
    return email.isEmpty() ? null : email;
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
    @Nullable String mailTo = mailTo(ctx);
    return trajectory(ctx)
        .compose(
            found ->
                one(ctx, caller, found).compose(member -> newLink(caller, found, member, mailTo)))
        .map(Reply::ok);
  }

  /** The body may be left out. */
  private @Nullable String mailTo(RoutingContext ctx) {
    if (Routes.body(ctx).length() == 0) {
      return null;
    }
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(Params.jsonBody(ctx), mistakes);
    @Nullable String mailTo = mailTo(fields);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return mailTo;
  }

  private Future<ObjectNode> newLink(
      Caller caller, Trajectory trajectory, Member member, @Nullable String mailTo) {
    return member.link()
        ? members
            .newLink(caller, trajectory, member)
            .compose(token -> secret(trajectory, member, token, mailTo))
        : Future.failedFuture(
            Rejected.because(
                Problem.TRAJECTORY_HINDERS, "this member has an account, and no link"));
  }

  /** A member to change; who only sees the trajectory is told so before anything else. */
  private Future<Member> one(RoutingContext ctx, Caller caller, Trajectory trajectory) {
    return members
        .requireManager(caller, trajectory)
        .compose(_ -> members.all(caller, trajectory))
        .map(all -> one(ctx, all));
  }

  private static Member one(RoutingContext ctx, List<Member> all) {
    UUID id =
        Uuids.parse(ctx.pathParam("member")).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return all.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }
}
