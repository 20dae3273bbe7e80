package nl.telmee.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Approach;
import nl.telmee.trajectory.Content;
import nl.telmee.trajectory.Goal;
import nl.telmee.trajectory.Influence;
import nl.telmee.trajectory.Report;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.StakeholderMap;
import nl.telmee.trajectory.Subject;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** What the focus group works on, part by part, as it was written so far. */
final class FocusDrafts {
  private final Words words;
  private final Trajectory trajectory;
  private final Content content;

  FocusDrafts(Words words, Trajectory trajectory) {
    this.words = words;
    this.trajectory = trajectory;
    this.content = trajectory.content();
  }

  /** What comes before the question: what it is about, and who is to be heard. */
  List<FocusPage.Draft> before() {
    List<FocusPage.@Nullable Draft> all = new ArrayList<>();
    all.add(subject(trajectory.subject()));
    all.add(content.section(Influence.class).map(this::influence).orElse(null));
    all.add(content.section(Goal.class).map(this::goal).orElse(null));
    all.add(content.section(StakeholderMap.class).map(this::map).orElse(null));
    return all.stream().filter(Objects::nonNull).filter(one -> !one.parts().isEmpty()).toList();
  }

  private FocusPage.Draft subject(Subject subject) {
    return draft(
        Section.Kind.SUBJECT,
        part("steer.label.subject-summary", subject.summary()),
        part("steer.label.subject-policy-goal", subject.policyGoal()));
  }

  private FocusPage.Draft influence(Influence influence) {
    String level =
        influence.level() == null ? "" : words.say("trajectory.level." + influence.level().word());
    return draft(
        Section.Kind.INFLUENCE,
        part("steer.label.influence-level", level),
        part("steer.label.influence-can", influence.can()),
        part("steer.label.influence-cannot", influence.cannot()));
  }

  private FocusPage.Draft goal(Goal goal) {
    return draft(
        Section.Kind.GOAL,
        part("steer.label.goal-purpose", goal.purpose()),
        part("steer.label.goal-focus-group", goal.focusGroup()));
  }

  private FocusPage.Draft map(StakeholderMap map) {
    return draft(
        Section.Kind.STAKEHOLDERS,
        map.concerned()
            .map(one -> new FocusPage.Part(category(one.category()), reached(one)))
            .toArray(FocusPage.Part[]::new));
  }

  private String category(String category) {
    return Stakeholder.Category.words().contains(category)
        ? words.say("trajectory.category." + category)
        : category;
  }

  private String reached(Stakeholder one) {
    String reach = words.say("trajectory.reach." + one.reach().word());
    return one.approach().isBlank() ? reach : one.approach() + "\n" + reach;
  }

  /** The question and the plan; null: nobody wrote it yet. */
  FocusPage.@Nullable Draft approach() {
    return content.section(Approach.class).map(this::approach).orElse(null);
  }

  private FocusPage.Draft approach(Approach approach) {
    return draft(
        Section.Kind.APPROACH,
        part("hearing.focus.question", approach.question()),
        part(
            "hearing.focus.ways",
            FocusForms.list(words, "trajectory.way.", new TreeSet<>(approach.ways()))),
        part("hearing.focus.plan", approach.plan()));
  }

  /** What is planned and what took place; null: nothing yet. */
  FocusPage.@Nullable Draft activities() {
    List<FocusPage.Part> parts =
        content.items(Activity.class).stream()
            .filter(one -> one.cancelled().isBlank())
            .map(this::activity)
            .toList();
    return parts.isEmpty()
        ? null
        : new FocusPage.Draft(
            words.say("trajectory.desk.activities"), Section.Kind.APPROACH.word(), parts);
  }

  private FocusPage.Part activity(Activity activity) {
    String form = words.say("trajectory.form." + activity.form().word());
    String day = activity.on() == null ? "" : words.day(activity.on());
    String heard =
        activity.people() == 0 ? "" : words.count("hearing.activity.heard", activity.people());
    String text =
        Stream.of(form, day, heard)
            .filter(one -> !one.isEmpty())
            .collect(Collectors.joining(" · "));
    return new FocusPage.Part(activity.title().isBlank() ? form : activity.title(), text);
  }

  /** Null: nobody wrote it yet. */
  FocusPage.@Nullable Draft report() {
    return content.section(Report.class).map(this::report).orElse(null);
  }

  private FocusPage.Draft report(Report report) {
    return draft(
        Section.Kind.REPORT,
        part("hearing.focus.summary", report.summary()),
        part("hearing.focus.clients", report.clientPerspective()),
        part("hearing.focus.reaction", report.reaction()));
  }

  private FocusPage.Part part(String heading, String text) {
    return new FocusPage.Part(words.say(heading), text);
  }

  /** What nobody wrote yet has no heading either. */
  private FocusPage.Draft draft(Section.Kind kind, FocusPage.Part... parts) {
    return new FocusPage.Draft(
        name(words, kind),
        kind.word(),
        List.of(parts).stream().filter(part -> !part.text().isBlank()).toList());
  }

  /** What a part is called. */
  static String name(Words words, Section.Kind kind) {
    return switch (kind) {
      case APPROACH -> words.say("hearing.focus.approach");
      case REPORT -> words.say("hearing.focus.report");
      case SUBJECT,
          INFLUENCE,
          COUNCIL_START,
          GOAL,
          STAKEHOLDERS,
          PLANNING,
          REVIEW,
          EVALUATION,
          LATER_ADVICE,
          MEANS ->
          words.say("steer.section." + kind.word());
    };
  }
}
