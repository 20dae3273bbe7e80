package nl.telmee.steer;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.LinkToken;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.LinkPost;
import nl.telmee.trajectory.Member;
import nl.telmee.trajectory.Members;
import nl.telmee.trajectory.Seat;
import nl.telmee.trajectory.SeatRefusal;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The page of who works on a trajectory: accounts by seat, and the focus group by links. */
final class MemberPages {
  private static final String PATH = SteerDesk.ONE + "/members";
  private static final String MEMBER = PATH + "/:member";

  private final SteerDesk desk;
  private final Members members;
  private final LinkPost post;
  private final Pages pages;
  private final String publicUrl;

  MemberPages(SteerDesk desk, Members members, LinkPost post, Pages pages, String publicUrl) {
    this.desk = desk;
    this.members = members;
    this.post = post;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::page);
    routes.post(PATH, Access.SEATED, BodyLimit.SMALL).reply(this::add);
    routes.post(PATH + "/_invite", Access.SEATED, BodyLimit.SMALL).reply(this::invite);
    routes.post(MEMBER + "/_new-link", Access.SEATED, BodyLimit.SMALL).reply(this::newLink);
    routes.post(MEMBER + "/_remove", Access.SEATED, BodyLimit.SMALL).reply(this::remove);
  }

  /** What is on the page besides the members. */
  private record Beside(
      MemberPage.@Nullable Link link, String trouble, Typed account, Typed invited) {
    static final Beside NOTHING = new Beside(null, "", Typed.NOTHING, Typed.NOTHING);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return desk.open(ctx).compose(work -> page(ctx, work, Beside.NOTHING));
  }

  private Future<Reply> page(RoutingContext ctx, SteerWork work, Beside beside) {
    Caller caller = Caller.of(ctx);
    return Future.all(
            members.all(caller, work.trajectory()), members.vacant(caller, work.trajectory()))
        .map(both -> page(caller, work, beside, both.resultAt(0), both.resultAt(1)));
  }

  private Reply page(
      Caller caller, SteerWork work, Beside beside, List<Member> all, Map<Seat, Integer> vacant) {
    boolean named = Members.named(caller, work.standing());
    return pages.renderStaff(
        "steer/members.jte",
        new MemberPage(
            work.staff(),
            work.desk(TrajectoryDesk.Page.MEMBERS),
            work.base() + "/members",
            Members.manages(caller, work.standing()),
            post.open(),
            beside.link,
            beside.trouble,
            all.stream().map(member -> row(work.words(), member, named)).toList(),
            vacant.entrySet().stream()
                .map(one -> vacant(work.words(), one.getKey(), one.getValue()))
                .toList(),
            seats(work, beside.account),
            beside.account,
            beside.invited));
  }

  private static String vacant(Words words, Seat seat, int n) {
    String name = words.say("trajectory.seat." + seat.word());
    return n == 1
        ? words.say("steer.members.vacant.one", name)
        : words.say("steer.members.vacant.many", name, n);
  }

  /** Names and addresses are for who works on it, here as over the API. */
  private static MemberPage.Row row(Words words, Member member, boolean named) {
    String seat = words.say("trajectory.seat." + member.seat().word());
    if (!named) {
      return new MemberPage.Row(member.id().toString(), seat, "", "", member.link());
    }
    String email = member.email();
    return new MemberPage.Row(
        member.id().toString(), member.name(), seat, email == null ? "" : email, member.link());
  }

  /** The focus group has links; a member of it with an account gets its seat here too. */
  private static List<MemberPage.SeatChoice> seats(SteerWork work, Typed typed) {
    return Arrays.stream(Seat.values()).map(seat -> choice(work, typed, seat)).toList();
  }

  private static MemberPage.SeatChoice choice(SteerWork work, Typed typed, Seat seat) {
    String key = "trajectory.seat." + seat.word();
    boolean ofTable = seat == Seat.PROJECT_LEADER && work.trajectory().head().table();
    return new MemberPage.SeatChoice(
        new Choice(seat.word(), work.words().say(key), typed.chosen("seat", seat.word())),
        work.words().say(ofTable ? "trajectory.seat.project-leader.gives.table" : key + ".gives"));
  }

  private Future<Reply> add(RoutingContext ctx) {
    MemberForm form = new MemberForm(Form.of(ctx), pages.words(ctx));
    Member member = form.account();
    return desk.open(ctx)
        .compose(
            work ->
                member == null
                    ? wrong(ctx, work, new Beside(null, "", form.typed(), Typed.NOTHING))
                    : add(ctx, work, form.typed(), member));
  }

  private Future<Reply> add(RoutingContext ctx, SteerWork work, Typed typed, Member member) {
    Caller caller = Caller.of(ctx);
    return members
        .refusal(caller, work.trajectory(), member)
        .compose(
            refusal ->
                refusal.isPresent()
                    ? wrong(ctx, work, refused(work, typed, refusal.get()))
                    : members
                        .add(caller, work.trajectory(), member)
                        .map(_ -> Reply.seeOther(work.base() + "/members"))
                        .recover(failure -> tooMany(ctx, work, failure)));
  }

  private static Beside refused(SteerWork work, Typed typed, SeatRefusal refusal) {
    String field = refusal.ofSeat() ? "seat" : "email";
    String why = work.words().say("trajectory.seat.no." + refusal.word());
    return new Beside(null, "", typed.wrong(field, why), Typed.NOTHING);
  }

  private Future<Reply> invite(RoutingContext ctx) {
    MemberForm form = new MemberForm(Form.of(ctx), pages.words(ctx));
    Member member = form.focusGroup();
    String mailTo = form.mailTo();
    return desk.open(ctx)
        .compose(
            work ->
                member == null || !form.typed().right()
                    ? wrong(ctx, work, new Beside(null, "", Typed.NOTHING, form.typed()))
                    : members
                        .invite(Caller.of(ctx), work.trajectory(), member)
                        .compose(token -> shown(ctx, work, member, token, mailTo))
                        .recover(failure -> tooMany(ctx, work, failure)));
  }

  private Future<Reply> wrong(RoutingContext ctx, SteerWork work, Beside beside) {
    return page(ctx, work, beside).map(reply -> reply.status(Problem.INVALID.status()));
  }

  private Future<Reply> tooMany(RoutingContext ctx, SteerWork work, Throwable failure) {
    return failure instanceof Rejected rejected && rejected.problem() == Problem.TRAJECTORY_HINDERS
        ? wrong(
            ctx,
            work,
            new Beside(
                null,
                work.words().say("steer.members.many", Member.MOST),
                Typed.NOTHING,
                Typed.NOTHING))
        : Future.failedFuture(failure);
  }

  /** The link is on this page, in a mail if that was asked, and nobody can look it up later. */
  private Future<Reply> shown(
      RoutingContext ctx, SteerWork work, Member member, LinkToken token, String mailTo) {
    return mailed(work, token, mailTo)
        .compose(
            said ->
                page(
                    ctx,
                    work,
                    new Beside(
                        new MemberPage.Link(member.name(), publicUrl + Members.page(token), said),
                        "",
                        Typed.NOTHING,
                        Typed.NOTHING)));
  }

  private Future<String> mailed(SteerWork work, LinkToken token, String mailTo) {
    return mailTo.isEmpty()
        ? Future.succeededFuture("")
        : post.send(work.trajectory(), token, mailTo)
            .map(sent -> work.words().say(sent ? "steer.link.mailed" : "steer.link.not-mailed"));
  }

  private Future<Member> member(RoutingContext ctx, SteerWork work) {
    UUID id =
        Uuids.parse(ctx.pathParam("member")).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return members
        .all(Caller.of(ctx), work.trajectory())
        .map(
            all ->
                all.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  private Future<Reply> newLink(RoutingContext ctx) {
    MemberForm form = new MemberForm(Form.of(ctx), pages.words(ctx));
    String mailTo = form.mailTo();
    return desk.open(ctx)
        .compose(
            work ->
                form.typed().right()
                    ? member(ctx, work)
                        .compose(
                            member ->
                                members
                                    .newLink(Caller.of(ctx), work.trajectory(), member)
                                    .compose(token -> shown(ctx, work, member, token, mailTo)))
                    : wrong(
                        ctx,
                        work,
                        new Beside(
                            null, form.typed().error("mailTo"), Typed.NOTHING, Typed.NOTHING)));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return desk.open(ctx)
        .compose(
            work ->
                member(ctx, work)
                    .compose(member -> members.remove(Caller.of(ctx), work.trajectory(), member))
                    .map(_ -> Reply.seeOther(work.base() + "/members")));
  }
}
