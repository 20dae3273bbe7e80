package nl.telmee.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Evidence;
import nl.telmee.trajectory.Feedback;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Influence;
import nl.telmee.trajectory.Law;
import nl.telmee.trajectory.Report;
import org.jspecify.annotations.Nullable;

/**
 * The passage of a proposal that says how the perspective of residents and clients was obtained and
 * used, as the region Gooi en Vechtstreek asks of each proposal (2024).
 */
final class Passage {
  private Passage() {}

  static Document of(Source source) {
    Document.Sheet sheet = new Document.Sheet();
    sheet.begin("intro").text(source.say(intro(source), source.title(), source.owner()));
    sheet
        .chapter("subject", source.say("document.subject"))
        .text(source.trajectory().subject().summary());
    source.section(Influence.class).ifPresent(influence -> influence(source, sheet, influence));
    heard(source, sheet);
    said(source, sheet);
    clients(source, sheet);
    used(source, sheet);
    told(source, sheet);
    return sheet.document(
        source.say("document.passage.title"),
        source.words().language(),
        source.trajectory().head().slug() + "-passage");
  }

  /** What can be said of it as it stands. */
  private static String intro(Source source) {
    if (source.heard().isEmpty()) {
      return source.over() ? "document.passage.intro.nobody" : "document.passage.intro.not-yet";
    }
    if (source.findings().isEmpty()) {
      return "document.passage.intro.heard";
    }
    boolean decided =
        source.findings().stream()
            .allMatch(
                one -> source.trajectory().content().item(Decision.class, one.id()).isPresent());
    return decided ? "document.passage.intro" : "document.passage.intro.undecided";
  }

  /** In the social domain a passage never goes without it. */
  private static void clients(Source source, Document.Sheet sheet) {
    String text = source.section(Report.class).map(Report::clientPerspective).orElse("");
    boolean social = source.trajectory().subject().laws().stream().anyMatch(Law::social);
    if (social || !text.isBlank()) {
      sheet.chapter("clients", source.say("document.clients")).text(source.written(text));
    }
  }

  private static void influence(Source source, Document.Sheet sheet, Influence influence) {
    sheet.chapter("influence", source.say("document.influence"));
    if (influence.level() != null) {
      sheet.text(
          source.say(
              "document.passage.level",
              source.say("trajectory.level." + influence.level().word()).toLowerCase(Locale.ROOT)));
    }
    sheet.bullets(source.influence(influence));
  }

  private static void heard(Source source, Document.Sheet sheet) {
    sheet.chapter("heard", source.say("document.heard"));
    if (source.heard().isEmpty()) {
      sheet.text(source.say(source.over() ? "document.heard.nobody" : "document.heard.none"));
    }
    sheet.table(source.activityHeader(), source.rows(source.heard()));
    if (!Reach.rows(source).isEmpty()) {
      sheet.part("reach", source.say("document.reach"));
    }
    sheet.table(Reach.header(source), Reach.rows(source));
  }

  private static void said(Source source, Document.Sheet sheet) {
    List<Activity> counted =
        source.heard().stream().filter(one -> !one.points().isEmpty()).toList();
    if (source.findings().isEmpty() && counted.isEmpty()) {
      return;
    }
    sheet.chapter("said", source.say("document.said"));
    for (Finding finding : source.findings()) {
      sheet.begin("said." + finding.id()).text(finding.text()).source(source.origin(finding));
      Evidence evidence = finding.evidence();
      if (evidence != null) {
        sheet.source(evidence.held().in(source.words().language()));
      }
    }
    counted.forEach(activity -> source.points(sheet, activity));
  }

  private static void used(Source source, Document.Sheet sheet) {
    List<List<String>> rows = new ArrayList<>();
    for (Finding finding : source.findings()) {
      Decision decision =
          source.trajectory().content().item(Decision.class, finding.id()).orElse(null);
      rows.add(
          List.of(
              finding.text(),
              finding.proposal(),
              outcome(source, decision),
              decision == null ? "" : decision.reason()));
    }
    if (!rows.isEmpty()) {
      sheet.chapter("used", source.say("document.used"));
    }
    sheet.table(
        List.of(
            source.say("document.column.finding"),
            source.say("document.column.proposal"),
            source.say("document.column.decision"),
            source.say("document.column.reason")),
        rows);
  }

  /** A decision on what the finding said before says so. */
  private static String outcome(Source source, @Nullable Decision decision) {
    if (decision == null) {
      return source.say("document.undecided");
    }
    return decision.outdated()
        ? source.say("document.outdated", source.outcome(decision))
        : source.outcome(decision);
  }

  private static void told(Source source, Document.Sheet sheet) {
    List<Feedback> feedback = source.trajectory().content().items(Feedback.class);
    sheet.chapter("told", source.say("document.told"));
    if (feedback.isEmpty()) {
      sheet.text(source.say("document.told.not"));
    }
    feedback.forEach(
        one ->
            sheet
                .begin("told." + one.id())
                .text(source.say("document.told.on", source.day(one.on())))
                .text(one.text()));
  }
}
