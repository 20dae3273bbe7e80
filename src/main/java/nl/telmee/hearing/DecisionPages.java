package nl.telmee.hearing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Condition;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Member;
import nl.telmee.trajectory.Seat;
import nl.telmee.trajectory.Step;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** What the board does with each finding: the alderman's office writes it down, others read it. */
final class DecisionPages {
  private static final String PATH = Room.ONE + "/decisions";
  private static final String LABELS = "hearing.decision.";

  private final Room room;

  DecisionPages(Room room) {
    this.room = room;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::list);
    routes.get(PATH + "/:finding", Access.MEMBER).reply(this::one);
    routes.post(PATH + "/:finding", Access.SEATED, BodyLimit.DOCUMENT).reply(this::decide);
  }

  private Around around(RoutingContext ctx, Opened opened) {
    return room.around(ctx, opened, TrajectoryDesk.Page.DECISIONS);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return room.open(ctx).compose(opened -> who(ctx, opened).map(who -> list(ctx, opened, who)));
  }

  private Reply list(RoutingContext ctx, Opened opened, String who) {
    Around around = around(ctx, opened);
    Words words = around.staff().words();
    List<DecisionsPage.Line> lines =
        opened.items(Finding.class).stream()
            .map(finding -> line(words, opened, around.base(), finding))
            .toList();
    long open = lines.stream().filter(DecisionsPage.Line::open).count();
    return room.pages()
        .renderStaff(
            "hearing/decisions.jte",
            new DecisionsPage(
                around,
                who,
                closed(words, opened),
                open == 0 ? "" : words.count("hearing.decision.open", open),
                lines));
  }

  /** Whose decisions these are, and who writes them down. */
  private Future<String> who(RoutingContext ctx, Opened opened) {
    Words words = room.pages().words(ctx);
    return room.members()
        .all(Caller.of(ctx), opened.trajectory())
        .map(
            members -> {
              String names =
                  members.stream()
                      .filter(one -> one.seat() == Seat.ALDERMANS_OFFICE)
                      .map(Member::name)
                      .collect(Collectors.joining(", "));
              return names.isEmpty()
                  ? words.say("hearing.decision.nobody", opened.decides())
                  : words.say("hearing.decision.who", opened.decides(), names);
            });
  }

  private static DecisionsPage.Line line(Words words, Opened opened, String base, Finding finding) {
    return new DecisionsPage.Line(
        FindingView.of(words, base, finding, opened.polls()),
        opened
            .trajectory()
            .content()
            .item(Decision.class, finding.id())
            .map(decision -> DecisionView.of(words, decision))
            .orElse(null));
  }

  /** Why nothing can be decided now, whatever is decided. */
  private static String closed(Words words, Opened opened) {
    if (!opened.writes(Item.Kind.DECISION)) {
      return words.say("hearing.decision.reads");
    }
    if (!opened.trajectory().isReported()) {
      return words.say("trajectory.no.not-reported");
    }
    boolean done =
        opened.trajectory().isDone(Step.REVIEW) || !opened.trajectory().planning().has(Step.REVIEW);
    return done && Condition.REPORT_JUDGED.isMet(opened.trajectory())
        ? ""
        : words.say("trajectory.no.not-reviewed");
  }

  private static Finding finding(RoutingContext ctx, Opened opened) {
    return opened.item(Finding.class, Room.id(ctx, "finding"));
  }

  private Future<Reply> one(RoutingContext ctx) {
    return room.open(ctx)
        .compose(
            opened -> {
              Finding finding = finding(ctx, opened);
              Typed typed =
                  opened
                      .trajectory()
                      .content()
                      .item(Decision.class, finding.id())
                      .map(DecisionPages::filledIn)
                      .orElse(Typed.NOTHING);
              return page(ctx, opened, finding, typed);
            });
  }

  private static Typed filledIn(Decision decision) {
    return new Typed(
        Map.of("outcome", List.of(decision.outcome().word()), "reason", List.of(decision.reason())),
        Map.of());
  }

  private static String seen(Opened opened, Finding finding) {
    return opened
        .trajectory()
        .content()
        .item(Decision.class, finding.id())
        .map(Seen::of)
        .orElse(Seen.NOTHING);
  }

  private Future<Reply> page(RoutingContext ctx, Opened opened, Finding finding, Typed typed) {
    Around around = around(ctx, opened);
    Words words = around.staff().words();
    DecisionsPage.Line line = line(words, opened, around.base(), finding);
    return who(ctx, opened)
        .map(
            who ->
                room.pages()
                    .renderStaff(
                        "hearing/decision.jte",
                        new DecisionsPage.One(
                            around,
                            typed.with("seen", seen(opened, finding)),
                            line,
                            who,
                            closed(words, opened),
                            DecisionView.choices(words, typed.value("outcome")),
                            around.base() + "/" + finding.id(),
                            line.decision() != null)));
  }

  private Future<Reply> decide(RoutingContext ctx) {
    return room.open(ctx)
        .compose(
            opened -> {
              opened.requireWriter(Item.Kind.DECISION);
              Finding finding = finding(ctx, opened);
              String seen = seen(opened, finding);
              Sent sent = room.sent(ctx, opened, LABELS, seen);
              return sent.change(
                  () -> put(sent, finding),
                  seen.isEmpty() ? "reason" : "why",
                  around(ctx, opened).base() + "?done=1#f-" + finding.id(),
                  typed -> page(ctx, opened, finding, typed));
            });
  }

  private static Change put(Sent sent, Finding finding) {
    return new Change.Put(
        Item.Kind.DECISION.read(
            finding.id(), Written.of(sent.form()).texts("outcome", "reason", "why").json()));
  }
}
