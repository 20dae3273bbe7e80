package nl.telmee.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.telmee.trajectory.Approach;
import nl.telmee.trajectory.Done;
import nl.telmee.trajectory.Goal;
import nl.telmee.trajectory.Influence;
import nl.telmee.trajectory.Means;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Subject;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.trajectory.Way;

/** The implementation plan of a trajectory. */
final class Plan {
  private Plan() {}

  static Document of(Source source) {
    Subject subject = source.trajectory().subject();
    Document.Sheet sheet = new Document.Sheet();
    sheet.chapter("subject", source.say("document.subject")).text(subject.summary());
    sheet.part("policy-goal", source.say("document.policy-goal")).text(subject.policyGoal());
    if (!subject.laws().isEmpty()) {
      sheet
          .begin("laws")
          .text(
              source.say(
                  "document.laws",
                  subject.laws().stream()
                      .sorted()
                      .map(law -> source.say("trajectory.law." + law.word()))
                      .collect(Collectors.joining(", "))));
    }
    source
        .section(Influence.class)
        .ifPresent(
            influence ->
                sheet
                    .part("influence", source.say("document.influence"))
                    .bullets(source.influence(influence)));
    source.section(Goal.class).ifPresent(goal -> goal(source, sheet, goal));
    sheet
        .chapter("stakeholders", source.say("document.stakeholders"))
        .table(Reach.header(source), Reach.rows(source));
    source.section(Approach.class).ifPresent(approach -> approach(source, sheet, approach));
    sheet
        .chapter("activities", source.say("document.activities"))
        .table(source.activityHeader(), source.rows(source.planned()));
    steps(source, sheet);
    source.section(Means.class).ifPresent(means -> means(source, sheet, means));
    return sheet.document(
        source.say("document.plan.title", source.title()),
        source.words().language(),
        source.trajectory().head().slug() + "-plan");
  }

  private static void goal(Source source, Document.Sheet sheet, Goal goal) {
    sheet.chapter("purpose", source.say("document.purpose")).text(goal.purpose());
    sheet.part("focus-group", source.say("document.focus-group")).text(goal.focusGroup());
  }

  private static void approach(Source source, Document.Sheet sheet, Approach approach) {
    sheet.chapter("question", source.say("document.question")).text(approach.question());
    sheet.bullets(
        approach.ways().stream()
            .sorted()
            .map(Way::word)
            .map(w -> source.say("trajectory.way." + w))
            .toList());
    sheet.chapter("approach", source.say("document.approach")).text(approach.plan());
  }

  private static void steps(Source source, Document.Sheet sheet) {
    List<List<String>> rows = new ArrayList<>();
    for (Stage stage : source.trajectory().stages()) {
      String who =
          String.join(
              ", ",
              TrajectoryDesk.names(source.words(), source.trajectory().head(), stage.parties()));
      rows.add(List.of(Steps.name(source, stage), who, when(source, stage)));
    }
    sheet
        .chapter("steps", source.say("document.steps"))
        .table(
            List.of(
                source.say("document.column.step"),
                source.say("document.column.who"),
                source.say("document.column.when")),
            rows);
  }

  /** When a step was done, or by when it is to be. */
  private static String when(Source source, Stage stage) {
    Done done = source.trajectory().done().get(stage.key());
    if (done != null) {
      return source.say(
          done.setAside() ? "document.step.aside" : "document.step.done",
          source.words().day(done.on()));
    }
    return stage.dueOn() == null
        ? source.day(null)
        : source.say("document.step.due", source.words().day(stage.dueOn()));
  }

  private static void means(Source source, Document.Sheet sheet, Means means) {
    List<List<String>> rows = new ArrayList<>();
    for (Means.Cost cost : means.costs()) {
      rows.add(
          List.of(
              cost.what(),
              String.valueOf(cost.year()),
              source.say("document.euros", cost.euros()),
              source.say("document.euros", cost.spent()),
              source.words().count(cost.hours())));
    }
    if (!rows.isEmpty()) {
      sheet.chapter("means", source.say("document.means"));
    }
    sheet.table(
        List.of(
            source.say("document.column.what"),
            source.say("document.column.year"),
            source.say("document.column.euros"),
            source.say("document.column.spent"),
            source.say("document.column.hours")),
        rows);
    Sharing.write(source, sheet, means);
  }
}
