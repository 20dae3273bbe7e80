package nl.telmee.hearing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Feedback;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
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

  private final Room room;

  FeedbackCards(Room room) {
    this.room = room;
  }

  void mount(Routes routes) {
    routes.get(Room.ONE + "/feedback/card", Access.MEMBER).reply(this::card);
  }

  private Future<Reply> card(RoutingContext ctx) {
    String asked = Params.query(ctx, "for").orElse("").strip();
    String whom = asked.substring(0, Math.min(asked.length(), LONGEST_WHOM));
    String size = Params.query(ctx, "size").filter("a5"::equals).orElse("a4");
    return room.open(ctx)
        .map(
            opened -> {
              Feedback last =
                  opened.items(Feedback.class).stream()
                      .reduce((_, later) -> later)
                      .filter(_ -> opened.trajectory().isPublic())
                      .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
              return room.pages()
                  .renderStaff("hearing/card.jte", page(ctx, opened, last, whom, size));
            });
  }

  private FeedbackCardPage page(
      RoutingContext ctx, Opened opened, Feedback feedback, String whom, String size) {
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
        whom,
        size,
        List.of("a4", "a5").stream()
            .map(one -> choice(words, one, whom, one.equals(size)))
            .toList(),
        IntStream.range(0, size.equals("a5") ? 2 : 1).boxed().toList(),
        counts(words, trajectory),
        shown,
        String.join("", shown).length() > LONGEST_TEXT / 2 ? "full" : "brief",
        shown.size() < FeedbackPages.paragraphs(feedback.text()).size(),
        words.day(feedback.on()),
        Qr.of(address),
        address.replaceFirst("^https?://", ""));
  }

  private static Choice choice(Words words, String size, String whom, boolean chosen) {
    String address = "?size=" + size + "&for=" + URLEncoder.encode(whom, StandardCharsets.UTF_8);
    return new Choice(address, words.say("hearing.card." + size), chosen);
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
