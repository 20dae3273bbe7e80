package nl.telmee.document;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Approach;
import nl.telmee.trajectory.Goal;
import nl.telmee.trajectory.Influence;
import nl.telmee.trajectory.Means;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Subject;
import nl.telmee.trajectory.Way;

/** The implementation plan of a trajectory. */
final class Plan {
  private Plan() {}

  static Document of(Source source) {
    Subject subject = source.trajectory().subject();
    Document.Sheet sheet = new Document.Sheet();
    sheet.chapter(source.say("subject")).text(subject.summary());
    sheet.part(source.say("policy-goal")).text(subject.policyGoal());
    sheet.bullets(
        subject.laws().stream().sorted().map(law -> source.term("law." + law.word())).toList());
    source
        .section(Influence.class)
        .ifPresent(
            influence ->
                sheet
                    .part(source.say("influence"))
                    .bullets(
                        List.of(
                            source.say("passage.can", influence.can()),
                            source.say("passage.cannot", influence.cannot()))));
    source.section(Goal.class).ifPresent(goal -> goal(source, sheet, goal));
    sheet.chapter(source.say("stakeholders")).table(Reach.header(source), Reach.rows(source));
    source.section(Approach.class).ifPresent(approach -> approach(source, sheet, approach));
    sheet.chapter(source.say("activities")).table(source.activityHeader(), source.activities());
    steps(source, sheet);
    source.section(Means.class).ifPresent(means -> means(source, sheet, means));
    return sheet.document(
        source.say("plan.title", source.title()),
        source.words().language(),
        source.trajectory().head().slug() + "-plan");
  }

  private static void goal(Source source, Document.Sheet sheet, Goal goal) {
    sheet.chapter(source.say("purpose")).text(goal.purpose());
    sheet.part(source.say("focus-group")).text(goal.focusGroup());
  }

  private static void approach(Source source, Document.Sheet sheet, Approach approach) {
    sheet.chapter(source.say("question")).text(approach.question());
    sheet.bullets(
        approach.ways().stream()
            .sorted()
            .map(Way::word)
            .map(w -> source.term("way." + w))
            .toList());
    sheet.chapter(source.say("approach")).text(approach.plan());
  }

  private static void steps(Source source, Document.Sheet sheet) {
    List<List<String>> rows = new ArrayList<>();
    for (Stage stage : source.trajectory().stages()) {
      String who =
          String.join(
              ", ",
              stage.parties().stream()
                  .sorted()
                  .map(party -> source.term("party." + party.word()))
                  .toList());
      rows.add(List.of(Steps.name(source, stage), who, source.day(stage.dueOn())));
    }
    sheet
        .chapter(source.say("steps"))
        .table(
            List.of(source.say("column.step"), source.say("column.who"), source.say("column.due")),
            rows);
  }

  private static void means(Source source, Document.Sheet sheet, Means means) {
    List<List<String>> rows = new ArrayList<>();
    for (Means.Cost cost : means.costs()) {
      rows.add(
          List.of(
              cost.what(),
              String.valueOf(cost.year()),
              source.say("euros", cost.euros()),
              source.say("euros", cost.spent()),
              source.words().count(cost.hours())));
    }
    if (!rows.isEmpty()) {
      sheet.chapter(source.say("means"));
    }
    sheet.table(
        List.of(
            source.say("column.what"),
            source.say("column.year"),
            source.say("column.euros"),
            source.say("column.spent"),
            source.say("column.hours")),
        rows);
    Sharing.write(source, sheet, means);
  }
}
