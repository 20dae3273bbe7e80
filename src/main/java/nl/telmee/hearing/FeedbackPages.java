package nl.telmee.hearing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Feedback;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** Telling people what was done with what they said: once for each decision, and for good. */
final class FeedbackPages {
  private static final String PATH = Room.ONE + "/feedback";
  private static final String LABELS = "hearing.feedback.";

  private final Room room;

  FeedbackPages(Room room) {
    this.room = room;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::page);
    routes.post(PATH, Access.SEATED, BodyLimit.DOCUMENT).reply(this::give);
    new FeedbackCards(room).mount(routes);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return room.open(ctx)
        .compose(opened -> page(ctx, opened, proposed(opened.trajectory(), untold(opened))));
  }

  /** Findings whose decision nobody was told of. */
  private static List<Finding> untold(Opened opened) {
    return opened.items(Finding.class).stream()
        .filter(
            finding ->
                opened
                    .trajectory()
                    .content()
                    .item(Decision.class, finding.id())
                    .filter(decision -> decision.told() == null && !decision.outdated())
                    .isPresent())
        .toList();
  }

  /** The form before anybody typed: all that was not told, and a text made of it. */
  private static Typed proposed(Trajectory trajectory, List<Finding> findings) {
    return new Typed(
        Map.of(
            "findings", findings.stream().map(finding -> finding.id().toString()).toList(),
            "text", List.of(findings.isEmpty() ? "" : FeedbackProposal.of(trajectory, findings))),
        Map.of());
  }

  private Future<Reply> page(RoutingContext ctx, Opened opened, Typed typed) {
    return FeedbackCards.groups(room, ctx, opened).map(groups -> page(ctx, opened, typed, groups));
  }

  private Reply page(RoutingContext ctx, Opened opened, Typed typed, List<String> groups) {
    Around around = room.around(ctx, opened, TrajectoryDesk.Page.FEEDBACK);
    Words words = around.staff().words();
    List<Feedback> given = opened.items(Feedback.class);
    int open = untold(opened).size();
    return room.pages()
        .renderStaff(
            "hearing/feedback.jte",
            new FeedbackPage(
                around,
                typed,
                closed(words, opened),
                decided(words, opened, typed),
                open == 0 ? "" : words.count("hearing.feedback.open", open),
                given.reversed().stream().map(one -> given(words, opened, one)).toList(),
                typed.chosen("sure", "yes"),
                groups,
                given.isEmpty() || !opened.trajectory().isPublic() ? "" : around.base() + "/card"));
  }

  private static String closed(Words words, Opened opened) {
    if (!opened.writes(Item.Kind.FEEDBACK)) {
      return words.say("hearing.feedback.reads");
    }
    if (opened.items(Decision.class).isEmpty()) {
      return words.say("hearing.feedback.nothing");
    }
    if (!opened.trajectory().isPublic()) {
      return words.say("trajectory.no.not-public");
    }
    return opened.trajectory().state() == Trajectory.State.CLOSED && untold(opened).isEmpty()
        ? words.say("trajectory.no.closed")
        : "";
  }

  private static List<FeedbackPage.Tells> decided(Words words, Opened opened, Typed typed) {
    return opened.items(Finding.class).stream()
        .flatMap(
            finding ->
                opened.trajectory().content().item(Decision.class, finding.id()).stream()
                    .filter(decision -> !decision.outdated())
                    .map(decision -> tells(words, typed, finding, decision)))
        .toList();
  }

  private static FeedbackPage.Tells tells(
      Words words, Typed typed, Finding finding, Decision decision) {
    String id = finding.id().toString();
    return new FeedbackPage.Tells(
        id,
        FindingView.brief(words, finding),
        DecisionView.outcome(words, decision),
        DecisionView.tone(decision.outcome()),
        decision.told() != null,
        typed.chosen("findings", id));
  }

  private static FeedbackPage.Given given(Words words, Opened opened, Feedback feedback) {
    return new FeedbackPage.Given(
        feedback.id().toString(),
        words.day(feedback.on()),
        paragraphs(feedback.text()),
        opened.items(Finding.class).stream()
            .filter(finding -> feedback.findings().contains(finding.id()))
            .map(finding -> FindingView.brief(words, finding))
            .toList());
  }

  /** What stands between empty lines. */
  static List<String> paragraphs(String text) {
    return Arrays.stream(text.split("\n\\s*\n"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private Future<Reply> give(RoutingContext ctx) {
    return room.open(ctx)
        .compose(
            opened -> {
              opened.requireWriter(Item.Kind.FEEDBACK);
              Sent sent = room.sent(ctx, opened, LABELS, Seen.NOTHING);
              return sent.form().has("propose")
                  ? page(ctx, opened, proposedAnew(opened, sent))
                  : give(ctx, opened, sent);
            });
  }

  /** A text for what is ticked now. */
  private static Typed proposedAnew(Opened opened, Sent sent) {
    Typed typed = Typed.of(sent.form());
    return proposed(
        opened.trajectory(),
        opened.items(Finding.class).stream()
            .filter(finding -> typed.chosen("findings", finding.id().toString()))
            .filter(
                finding ->
                    opened.trajectory().content().item(Decision.class, finding.id()).isPresent())
            .toList());
  }

  private Future<Reply> give(RoutingContext ctx, Opened opened, Sent sent) {
    return sent.change(
        () -> {
          if (!sent.form().has("sure")) {
            throw Wrong.empty("sure");
          }
          return new Change.Put(
              Item.Kind.FEEDBACK.read(
                  UUID.randomUUID(), Written.of(sent.form()).texts("text").all("findings").json()));
        },
        "text",
        Room.address(opened, TrajectoryDesk.Page.FEEDBACK) + "?done=1",
        typed -> page(ctx, opened, typed));
  }
}
