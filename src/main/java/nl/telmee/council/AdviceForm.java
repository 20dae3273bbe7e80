package nl.telmee.council;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.signal.Typed;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Utf8;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Reads what a council or an organisation typed about an advice, and gathers what is wrong. */
final class AdviceForm {
  static final int LONGEST_QUESTION = 4_000;
  private static final Duration LONGEST_EMBARGO = Duration.ofDays(366);

  private final Form form;
  private final Words words;
  private Typed typed;

  AdviceForm(Form form, Words words) {
    this.form = form;
    this.words = words;
    this.typed = Typed.of(form);
  }

  /** The form of a text as it is. */
  static Typed filledIn(AdviceText text) {
    return new Typed(
        Map.of(
            "title", List.of(text.title()),
            "body", List.of(text.body()),
            "point", text.points(),
            "theme", text.themes().stream().sorted().map(Theme::token).toList()),
        Map.of());
  }

  /** The form of an answer as it is. */
  static Typed filledIn(AdviceAnswer answer) {
    Typed typed = Typed.NOTHING.with("answer", answer.body());
    for (int i = 0; i < answer.points().size(); i++) {
      AdviceAnswer.Point point = answer.points().get(i);
      Verdict verdict = point.verdict();
      typed =
          typed
              .with("verdict-" + i, verdict == null ? "" : Fields.wordOf(verdict))
              .with("reason-" + i, point.reason());
    }
    return typed;
  }

  Typed typed() {
    return typed;
  }

  /** The revision that the form names. */
  int revision() {
    String text = form.text("revision", 9);
    return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
  }

  /** The text, or null when something is wrong. */
  @Nullable AdviceText text() {
    String title = text("title", AdviceText.LONGEST_TITLE);
    if (title.isEmpty()) {
      typed = typed.wrong("title", words.say("advice.title.needed"));
    }
    String body = text("body", AdviceText.LONGEST_BODY);
    List<String> points = new ArrayList<>();
    for (String point : form.all("point")) {
      String plain = point.strip().replace("\r\n", "\n");
      if (plain.length() > AdviceText.LONGEST_POINT || !Utf8.storable(plain)) {
        typed = typed.wrong("point", words.say("wrong.too-long", AdviceText.LONGEST_POINT));
      }
      if (!plain.isEmpty() && points.size() < AdviceText.MOST_POINTS) {
        points.add(plain);
      }
    }
    Set<Theme> themes = new LinkedHashSet<>();
    form.all("theme").forEach(token -> Theme.of(token).ifPresent(themes::add));
    return typed.right() && revision() > 0
        ? new AdviceText(revision(), title, body, points, themes)
        : null;
  }

  /**
   * The answer, or null when something is wrong.
   *
   * @param points how many the advice has
   * @param complete whether each needs a verdict and a reason: a draft may have gaps
   */
  @Nullable AdviceAnswer answer(int points, boolean complete) {
    String body = text("answer", AdviceText.LONGEST_BODY);
    List<AdviceAnswer.Point> answered = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      String reason = text("reason-" + i, AdviceAnswer.LONGEST_REASON);
      Verdict verdict = AgendaItem.one(Verdict.class, form.raw("verdict-" + i)).orElse(null);
      answered.add(new AdviceAnswer.Point(verdict, reason));
      if (complete && verdict == null) {
        typed = typed.wrong("verdict-" + i, words.say("advice.verdict.needed", i + 1));
      }
      if (complete && reason.isEmpty()) {
        typed = typed.wrong("reason-" + i, words.say("advice.reason.needed", i + 1));
      }
    }
    if (complete && points == 0 && body.isEmpty()) {
      typed = typed.wrong("answer", words.say("signal.reply.needed"));
    }
    return typed.right() && revision() > 0 ? new AdviceAnswer(revision(), body, answered) : null;
  }

  /** What is asked; empty when something is wrong. */
  String question() {
    String question = text("question", LONGEST_QUESTION);
    if (question.isEmpty()) {
      typed = typed.wrong("question", words.say("advice.question.needed"));
    }
    return question;
  }

  /** Until when it is asked; null: no day was named, or a wrong one. */
  @Nullable LocalDate due(LocalDate today) {
    String day = form.text("due", 10);
    if (day.isEmpty()) {
      return null;
    }
    try {
      LocalDate due = LocalDate.parse(day);
      if (!due.isBefore(today) && due.isBefore(today.plusYears(5))) {
        return due;
      }
    } catch (DateTimeException _) {
      // Said below: this is no date.
    }
    typed = typed.wrong("due", words.say("advice.due.wrong"));
    return null;
  }

  /** The moment before which nobody outside sees it; null: at once, or a wrong moment. */
  @Nullable Instant embargo(Instant now) {
    if (!form.raw("when").equals("later")) {
      return null;
    }
    try {
      Instant until =
          LocalDate.parse(form.text("day", 10))
              .atTime(LocalTime.parse(form.text("time", 8)))
              .atZone(Advices.HERE)
              .toInstant();
      if (until.isAfter(now) && until.isBefore(now.plus(LONGEST_EMBARGO))) {
        return until;
      }
    } catch (DateTimeException _) {
      // Said below: this is no moment.
    }
    typed = typed.wrong("day", words.say("advice.embargo.wrong"));
    return null;
  }

  private String text(String name, int longest) {
    String text = form.raw(name).strip().replace("\r\n", "\n");
    if (text.length() > longest) {
      typed = typed.wrong(name, words.say("wrong.too-long", longest));
    } else if (!Utf8.storable(text)) {
      typed = typed.wrong(name, words.say("wrong.unstorable"));
    }
    return text;
  }
}
