package nl.telmee.hearing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Feedback;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Language;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Qr;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The card to hang in a class or a club that had codes: they have no page to come back to. */
final class FeedbackCards {
  private static final int LONGEST_WHOM = 80;

  /** What is read from a wall: the rest stands on the page. */
  private static final int LONGEST_TEXT = 900;

  /** More classes than this took part in no poll yet. */
  private static final int MOST_CARDS = 100;

  private static final String A5 = "a5";

  private final Room room;

  FeedbackCards(Room room) {
    this.room = room;
  }

  void mount(Routes routes) {
    routes.get(Room.ONE + "/feedback/card", Access.MEMBER).reply(this::card);
  }

  /** Classes and clubs that got codes for the polls of a trajectory. */
  static Future<List<String>> groups(Room room, RoutingContext ctx, Opened opened) {
    List<UUID> polls =
        opened.items(Activity.class).stream().map(Activity::poll).filter(Objects::nonNull).toList();
    return room.codes().names(Caller.of(ctx), polls);
  }

  private Future<Reply> card(RoutingContext ctx) {
    String size = Params.query(ctx, "size").filter(A5::equals).orElse("a4");
    return room.open(ctx)
        .compose(
            opened -> {
              Feedback last =
                  opened.items(Feedback.class).stream()
                      .reduce((_, later) -> later)
                      .filter(_ -> opened.trajectory().isPublic())
                      .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
              return whom(ctx, opened)
                  .map(
                      whom ->
                          room.pages()
                              .renderStaff(
                                  "hearing/card.jte", page(ctx, opened, last, whom, size)));
            });
  }

  /** For whom there is a card each; one of them may be empty: for everybody. */
  private Future<List<String>> whom(RoutingContext ctx, Opened opened) {
    List<String> asked =
        ctx.queryParams().getAll("for").stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name -> name.substring(0, Math.min(name.length(), LONGEST_WHOM)))
            .distinct()
            .limit(MOST_CARDS)
            .toList();
    return ctx.queryParams().contains("all")
        ? groups(room, ctx, opened).map(all -> orNobody(all.stream().limit(MOST_CARDS).toList()))
        : Future.succeededFuture(orNobody(asked));
  }

  private static List<String> orNobody(List<String> names) {
    return names.isEmpty() ? List.of("") : names;
  }

  private FeedbackCardPage page(
      RoutingContext ctx, Opened opened, Feedback feedback, List<String> whom, String size) {
    Words words = room.pages().words(ctx);
    Trajectory trajectory = opened.trajectory();
    Language language = trajectory.title().languageOf(words.language());
    List<String> shown = shown(FeedbackPages.paragraphs(feedback.text()));
    String address = room.publicUrl() + trajectory.head().page();
    return new FeedbackCardPage(
        room.pages().staff(ctx, words.say("hearing.card.title"), StaffMenu.TRAJECTORIES),
        Room.address(opened, TrajectoryDesk.Page.FEEDBACK),
        opened.organisation(),
        trajectory.title().in(language),
        language.code(),
        size,
        List.of("a4", A5).stream().map(one -> choice(words, one, whom, one.equals(size))).toList(),
        sheets(whom, size.equals(A5) ? 2 : 1),
        counts(words, trajectory),
        shown,
        String.join("", shown).length() > LONGEST_TEXT / 2 ? "full" : "brief",
        shown.size() < FeedbackPages.paragraphs(feedback.text()).size(),
        words.day(feedback.on()),
        Qr.of(address),
        address.replaceFirst("^https?://", ""));
  }

  /** One card each; what is left of a sheet gets the last once more. */
  private static List<List<FeedbackCardPage.Card>> sheets(List<String> whom, int onASheet) {
    List<List<FeedbackCardPage.Card>> sheets = new ArrayList<>();
    for (int first = 0; first < whom.size(); first += onASheet) {
      List<FeedbackCardPage.Card> cards = new ArrayList<>();
      for (int i = first; i < first + onASheet; i++) {
        boolean again = i >= whom.size();
        cards.add(new FeedbackCardPage.Card(again ? whom.getLast() : whom.get(i), again));
      }
      sheets.add(cards);
    }
    return sheets;
  }

  private static Choice choice(Words words, String size, List<String> whom, boolean chosen) {
    String names =
        whom.stream()
            .map(name -> "&for=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
            .collect(Collectors.joining());
    return new Choice("?size=" + size + names, words.say("hearing.card." + size), chosen);
  }

  /** As many paragraphs as fit, and the first in any case. */
  private static List<String> shown(List<String> paragraphs) {
    List<String> shown = new ArrayList<>();
    int length = 0;
    for (String one : paragraphs) {
      length += one.length();
      if (length > LONGEST_TEXT && !shown.isEmpty()) {
        break;
      }
      shown.add(one);
    }
    return shown;
  }

  private static List<FeedbackCardPage.Count> counts(Words words, Trajectory trajectory) {
    List<Decision> decisions = trajectory.content().items(Decision.class);
    List<FeedbackCardPage.Count> counts = new ArrayList<>();
    for (Outcome outcome : Decision.outcomes()) {
      int times = (int) decisions.stream().filter(one -> one.outcome() == outcome).count();
      if (times > 0) {
        String said = words.say("trajectory.outcome." + outcome.word());
        counts.add(new FeedbackCardPage.Count(said, DecisionView.tone(outcome), times));
      }
    }
    return counts;
  }
}
