package nl.telmee.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.telmee.trajectory.Influence;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The report of an organisation on a year; each number says how it is counted.
 *
 * @param organisation slug
 * @param name what an organisation is called, by slug
 */
record YearPaper(
    String organisation,
    YearFigures figures,
    YearCounts counts,
    Words words,
    UnaryOperator<String> name) {
  private static final String NOTHING = "–";

  Document document() {
    Document.Sheet sheet = new Document.Sheet();
    sheet.text(
        words.say("yearly.intro", name.apply(organisation), words.day(figures.year().until())));
    trajectories(sheet);
    findings(sheet);
    days(sheet);
    reach(sheet);
    polls(sheet);
    signals(sheet);
    advice(sheet);
    agenda(sheet);
    String year = String.valueOf(figures.year().number());
    return sheet.document(
        words.say("yearly.title", year, name.apply(organisation)),
        words.language(),
        organisation + "-jaarverslag-" + year,
        words.day(figures.year().until()));
  }

  private void trajectories(Document.Sheet sheet) {
    sheet.chapter(words.say("yearly.trajectories"));
    number(
        sheet,
        "yearly.what",
        "yearly.number",
        List.of(
            row("yearly.own", figures.own(organisation)),
            row("yearly.taking", figures.taking(organisation)),
            row("yearly.begun", figures.begun()),
            row("yearly.closed", figures.closed()),
            row("yearly.going", figures.going())));
    List<List<String>> rows = new ArrayList<>();
    for (Trajectory one : figures.all()) {
      rows.add(
          List.of(one.title().in(words.language()), level(one), step(one), day(one.publishedOn())));
    }
    sheet.table(
        List.of(
            words.say("yearly.trajectory"),
            words.say("yearly.level"),
            words.say("yearly.step"),
            words.say("yearly.published")),
        rows);
    sheet.source(words.say("yearly.trajectories.how"));
  }

  private void number(Document.Sheet sheet, String what, String number, List<List<String>> rows) {
    sheet.table(List.of(words.say(what), words.say(number)), rows);
  }

  private List<String> row(String what, long number) {
    return List.of(words.say(what), words.count(number));
  }

  private String level(Trajectory trajectory) {
    return trajectory
        .content()
        .section(Influence.class)
        .map(Influence::level)
        .map(level -> words.say("trajectory.level." + level.word()))
        .orElse(NOTHING);
  }

  private String step(Trajectory trajectory) {
    if (figures.year().past(trajectory.closedOn())) {
      return words.say("trajectory.state.closed");
    }
    return figures
        .step(trajectory)
        .map(
            stage ->
                stage.step().isPresent()
                    ? words.say("trajectory.step." + stage.key())
                    : String.valueOf(stage.title()))
        .orElse(words.say("yearly.all-done"));
  }

  private String day(@Nullable LocalDate day) {
    return day == null ? NOTHING : words.day(day);
  }

  private void findings(Document.Sheet sheet) {
    List<List<String>> rows = new ArrayList<>();
    figures
        .outcomes()
        .forEach(
            (outcome, n) ->
                rows.add(
                    List.of(words.say("trajectory.outcome." + outcome.word()), words.count(n))));
    sheet.chapter(words.say("yearly.findings"));
    number(sheet, "yearly.decision", "yearly.number", rows);
    sheet.source(words.say("yearly.findings.how"));
  }

  private void days(Document.Sheet sheet) {
    sheet.chapter(words.say("yearly.days"));
    sheet.table(
        List.of(
            words.say("yearly.what"),
            words.say("yearly.number"),
            words.say("yearly.days.middle"),
            words.say("yearly.days.longest")),
        List.of(
            row("yearly.days.decision", figures.toDecision()),
            row("yearly.days.feedback", figures.toFeedback())));
    sheet.source(words.say("yearly.days.how"));
  }

  private List<String> row(String what, Days days) {
    return List.of(
        words.say(what),
        words.count(days.each().size()),
        days.none() ? NOTHING : words.decimal(days.middle()),
        days.none() ? NOTHING : words.count(days.longest()));
  }

  private void reach(Document.Sheet sheet) {
    List<String> header = new ArrayList<>(List.of(words.say("yearly.who")));
    for (Stakeholder.Reach reach : Stakeholder.Reach.values()) {
      header.add(words.say("trajectory.reach." + reach.word()));
    }
    List<List<String>> rows = new ArrayList<>();
    figures
        .reach()
        .forEach(
            (category, counts) -> {
              List<String> row = new ArrayList<>(List.of(category(category)));
              counts.values().forEach(n -> row.add(words.count(n)));
              rows.add(row);
            });
    sheet.chapter(words.say("yearly.reach"));
    none(sheet, rows);
    sheet.table(header, rows).source(words.say("yearly.reach.how"));
  }

  private String category(String word) {
    return Stakeholder.Category.of(word)
        .map(category -> words.say("trajectory.category." + category.word()))
        .orElse(word);
  }

  private void none(Document.Sheet sheet, List<?> rows) {
    if (rows.isEmpty()) {
      sheet.text(words.say("yearly.none"));
    }
  }

  private void polls(Document.Sheet sheet) {
    List<List<String>> rows = new ArrayList<>();
    for (YearCounts.PollRow poll : counts.polls()) {
      rows.add(
          List.of(
              poll.title().in(words.language()),
              words.day(poll.opened()),
              poll.closed() == null ? words.say("yearly.open") : words.day(poll.closed()),
              poll.answers() == null ? NOTHING : words.count(poll.answers())));
    }
    sheet.chapter(words.say("yearly.polls"));
    none(sheet, rows);
    sheet.table(
        List.of(
            words.say("yearly.poll"),
            words.say("yearly.opened"),
            words.say("yearly.shut"),
            words.say("yearly.answers")),
        rows);
    sheet.source(words.say("yearly.polls.how", counts.answers()));
  }

  private void signals(Document.Sheet sheet) {
    YearCounts.Signals signals = counts.signals();
    sheet.chapter(words.say("yearly.signals"));
    number(
        sheet,
        "yearly.what",
        "yearly.number",
        List.of(
            row("yearly.signals.all", signals.all()),
            row("yearly.signals.in-time", signals.inTime()),
            row("yearly.signals.late", signals.late()),
            row("yearly.signals.waiting", signals.waiting()),
            row("yearly.signals.overdue", signals.overdue())));
    sheet.source(words.say("yearly.signals.how", signals.brought()));
  }

  private void advice(Document.Sheet sheet) {
    List<List<String>> rows = new ArrayList<>();
    for (YearCounts.AdviceRow one : counts.advices()) {
      rows.add(
          List.of(
              one.title(),
              name.apply(one.council()),
              words.day(one.published()),
              one.answered() == null ? words.say("yearly.unanswered") : words.day(one.answered())));
    }
    sheet.chapter(words.say("yearly.advice"));
    none(sheet, rows);
    sheet.table(
        List.of(
            words.say("yearly.subject"),
            words.say("yearly.of"),
            words.say("yearly.published"),
            words.say("yearly.answered")),
        rows);
    Days days = counts.toAnswer();
    sheet.source(
        days.none()
            ? words.say("yearly.advice.how")
            : words.say("yearly.advice.days", words.decimal(days.middle())));
  }

  private void agenda(Document.Sheet sheet) {
    List<List<String>> rows = new ArrayList<>();
    for (YearCounts.Subject one : counts.agenda()) {
      rows.add(
          List.of(
              one.subject(), one.theme().isEmpty() ? NOTHING : words.say("theme." + one.theme())));
    }
    sheet.chapter(words.say("yearly.agenda"));
    none(sheet, rows);
    sheet.table(List.of(words.say("yearly.subject"), words.say("yearly.theme")), rows);
    sheet.source(words.say("yearly.agenda.how", rows.size()));
  }
}
