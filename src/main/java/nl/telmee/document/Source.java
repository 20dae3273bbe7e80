package nl.telmee.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Evidence;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Influence;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What documents are made of: a trajectory, the words of a language, and what organisations are
 * called.
 *
 * @param site address of this installation
 * @param today the day on which they are made
 * @param name what an organisation is called, by slug
 */
record Source(
    Trajectory trajectory, Words words, String site, LocalDate today, UnaryOperator<String> name) {
  String say(String key, Object... arguments) {
    return words.say(key, arguments);
  }

  String title() {
    return trajectory.title().in(words.language());
  }

  /** Where everybody can read of it; empty: nowhere yet. */
  String address() {
    return trajectory.isPublic() ? site + trajectory.head().page() : "";
  }

  String owner() {
    return name.apply(trajectory.head().organisation());
  }

  <S extends Section> java.util.Optional<S> section(Class<S> type) {
    return trajectory.content().section(type);
  }

  String day(@Nullable LocalDate day) {
    return day == null ? say("document.no-date") : words.day(day);
  }

  /** A text; what nobody wrote says so. */
  String written(String text) {
    return text.isBlank() ? say(over() ? "document.not-written" : "document.not-yet") : text;
  }

  /** Whether nothing comes after what there is now. */
  boolean over() {
    return trajectory.state() == Trajectory.State.CLOSED;
  }

  /** What residents could have a say in, or can as long as it goes on. */
  List<String> influence(Influence influence) {
    String when = over() ? "" : ".now";
    return List.of(
        say("document.passage.can" + when, influence.can()),
        say("document.passage.cannot" + when, influence.cannot()));
  }

  /** What is planned or took place; what was cancelled is not among it. */
  List<Activity> planned() {
    return trajectory.content().items(Activity.class).stream()
        .filter(activity -> activity.cancelled().isBlank())
        .toList();
  }

  /** What took place, and of which it is known what came of it. */
  List<Activity> heard() {
    return planned().stream().filter(Activity::finished).toList();
  }

  List<Finding> findings() {
    return trajectory.content().items(Finding.class).stream().filter(Finding::worded).toList();
  }

  String outcome(Decision decision) {
    return say("trajectory.outcome." + decision.outcome().word());
  }

  /** Where a finding comes from, with the version of the numbers. */
  String origin(Finding finding) {
    Evidence evidence = finding.evidence();
    String activity =
        trajectory
            .content()
            .item(Activity.class, finding.activity())
            .map(Activity::title)
            .orElse("");
    return evidence == null
        ? say("document.origin.notes", activity)
        : say("document.origin.poll", activity, evidence.version(), evidence.released());
  }

  /** Activities as rows: what, when, how many, where from. */
  List<List<String>> rows(List<Activity> activities) {
    List<List<String>> rows = new ArrayList<>();
    for (Activity one : activities) {
      rows.add(
          List.of(
              say("trajectory.form." + one.form().word()),
              one.title(),
              one.on() == null && one.finished() ? say("document.no-day") : day(one.on()),
              one.people() == 0 ? "–" : words.count(one.people()),
              one.origin()));
    }
    return rows;
  }

  /** What people brought up in an activity and how often, with where that comes from. */
  void points(Document.Sheet sheet, Activity activity) {
    if (activity.points().isEmpty()) {
      return;
    }
    sheet.begin("said." + activity.id());
    sheet.table(
        List.of(say("talks.of", activity.title()), say("talks.times")),
        activity.points().stream()
            .map(point -> List.of(point.text(), words.count(point.times())))
            .toList());
    sheet.source(
        activity.origin().isBlank()
            ? say("document.origin.notes", activity.title())
            : say("talks.source", activity.title(), activity.origin()));
  }

  List<String> activityHeader() {
    return List.of(
        say("document.column.form"),
        say("document.column.activity"),
        say("document.column.when"),
        say("document.column.people"),
        say("document.column.origin"));
  }
}
