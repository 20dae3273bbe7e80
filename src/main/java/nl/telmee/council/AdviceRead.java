package nl.telmee.council;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.telmee.web.Fields;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * An advice to read.
 *
 * @param by of which council, to whom
 * @param dates asked, delivered, published and answered, as far as that is so
 * @param embargo that it is under embargo and until when; empty: it is not
 * @param question what was asked, in paragraphs; empty: nobody asked
 * @param points numbered from 1, each with what is done with it
 * @param answer what the organisation says before the points; empty: nothing
 */
public record AdviceRead(
    String title,
    String by,
    List<String> dates,
    String embargo,
    List<Markup.Block> question,
    List<Markup.Block> body,
    List<Point> points,
    boolean answered,
    List<Markup.Block> answer,
    List<FileLine> files) {
  /**
   * What is advised, and what is done with it.
   *
   * @param verdict in words; empty: no answer yet
   * @param look class of the chip that says so
   */
  public record Point(String text, String verdict, String look, List<Markup.Block> reason) {}

  /**
   * A file beside it.
   *
   * @param what its kind and size
   * @param remove where it is removed; empty: it cannot be
   */
  public record FileLine(String address, String name, String what, String remove) {}

  static AdviceRead of(
      Words words,
      Advice advice,
      String by,
      Optional<AdviceText> text,
      Optional<AdviceAnswer> answer,
      List<FileLine> files) {
    String question = advice.question();
    return new AdviceRead(
        title(words, advice),
        by,
        dates(words, advice),
        embargo(words, advice),
        question == null ? List.of() : Markup.blocks(question),
        text.map(one -> Markup.blocks(one.body())).orElse(List.of()),
        points(words, text, answer),
        answer.isPresent(),
        answer.map(one -> Markup.blocks(one.body())).orElse(List.of()),
        files);
  }

  /** What it is called: what is asked has no title of its own yet. */
  static String title(Words words, Advice advice) {
    return advice.title() == null ? words.say("advice.untitled") : advice.title();
  }

  static String embargo(Words words, Advice advice) {
    Instant until = advice.embargoUntil();
    return advice.state() == AdviceState.DELIVERED && until != null
        ? words.say("advice.embargo", words.moment(until))
        : "";
  }

  private static List<String> dates(Words words, Advice advice) {
    List<String> dates = new ArrayList<>();
    if (advice.dueOn() != null && advice.state().isWritten()) {
      dates.add(words.say("advice.due", words.day(advice.dueOn())));
    }
    add(dates, words, "advice.published", advice.publishedAt());
    add(dates, words, "advice.answered", advice.answeredAt());
    return dates;
  }

  private static void add(List<String> dates, Words words, String key, @Nullable Instant at) {
    if (at != null) {
      dates.add(words.say(key, words.day(at.atZone(Advices.HERE).toLocalDate())));
    }
  }

  private static List<Point> points(
      Words words, Optional<AdviceText> text, Optional<AdviceAnswer> answer) {
    List<Point> points = new ArrayList<>();
    List<String> said = text.map(AdviceText::points).orElse(List.of());
    for (int i = 0; i < said.size(); i++) {
      int at = i;
      Optional<AdviceAnswer.Point> done =
          answer.filter(one -> at < one.points().size()).map(one -> one.points().get(at));
      Optional<Verdict> verdict = done.map(AdviceAnswer.Point::verdict);
      points.add(
          new Point(
              said.get(i),
              verdict.map(one -> words.say("advice.verdict." + Fields.wordOf(one))).orElse(""),
              verdict.map(AdviceRead::look).orElse(""),
              done.map(one -> Markup.blocks(one.reason())).orElse(List.of())));
    }
    return points;
  }

  private static String look(Verdict verdict) {
    return switch (verdict) {
      case ADOPTED -> "yes";
      case PARTLY_ADOPTED -> "part";
      case NOT_ADOPTED -> "no";
    };
  }
}
