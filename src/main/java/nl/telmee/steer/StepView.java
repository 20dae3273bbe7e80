package nl.telmee.steer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Condition;
import nl.telmee.trajectory.Done;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Step;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Makes the page of the steps out of a trajectory. */
final class StepView {
  private final SteerWork work;
  private final Trajectory trajectory;
  private final Words words;
  private final @Nullable Change tried;

  /**
   * Of a trajectory.
   *
   * @param tried what was refused, so that what was typed with it stays; null: nothing
   */
  StepView(SteerWork work, @Nullable Change tried) {
    this.work = work;
    this.trajectory = work.trajectory();
    this.words = work.words();
    this.tried = tried;
  }

  StepPage page(String did, StepPage.@Nullable Refused refused) {
    return new StepPage(
        work.staff(),
        work.desk(TrajectoryDesk.Page.STEPS),
        work.base(),
        did,
        refused,
        trajectory.state() == Trajectory.State.CLOSED
            ? null
            : trajectory.current().map(this::now).orElse(null),
        line(),
        publish(),
        close(),
        List.of(
            SteerLink.to(words, work.base(), Section.Kind.PLANNING.word()),
            SteerLink.to(words, work.base(), Section.Kind.MEANS.word())),
        SteerRemark.all(work));
  }

  private StepPage.Now now(Stage stage) {
    LocalDate due = stage.dueOn();
    String key = stage.key();
    boolean completes = work.may(new Change.Complete(key, ""));
    boolean protective = stage.step().filter(Step::protective).isPresent();
    boolean aside = !protective && work.may(new Change.SetAside(key, ""));
    return new StepPage.Now(
        key,
        work.name(stage),
        work.names(stage.parties()),
        due == null ? "" : words.say("steer.due", words.day(due)),
        overdue(stage),
        work.lacks(Condition.unmet(trajectory, stage)),
        parts(stage),
        completes,
        stage.step().isPresent() ? null : typedNote(key),
        aside ? typedAside(key) : null);
  }

  private String typedNote(String key) {
    return tried instanceof Change.Complete(String other, String note) && other.equals(key)
        ? note
        : "";
  }

  private String typedAside(String key) {
    return tried instanceof Change.SetAside(String other, String reason) && other.equals(key)
        ? reason
        : "";
  }

  private Optional<String> typedBack(String key) {
    return tried instanceof Change.TakeBack(String other, String reason) && other.equals(key)
        ? Optional.of(reason)
        : Optional.empty();
  }

  private boolean overdue(Stage stage) {
    return trajectory.overdue(work.today()).contains(stage);
  }

  /** Where a step is worked on: where what it must deliver is written. */
  private List<SteerLink> parts(Stage stage) {
    return stage.step().map(Step::conditions).orElse(List.of()).stream()
        .filter(condition -> condition != Condition.PUBLISHED)
        .map(Condition::where)
        .distinct()
        .map(where -> SteerLink.to(words, work.base(), where))
        .toList();
  }

  private List<StepPage.Row> line() {
    List<StepPage.Row> rows = new ArrayList<>();
    String current = trajectory.current().map(Stage::key).orElse("");
    for (Stage stage : trajectory.stages()) {
      Done done = trajectory.done().get(stage.key());
      rows.add(
          done == null
              ? ahead(stage, rows.size() + 1, stage.key().equals(current))
              : behind(stage, done));
    }
    return rows;
  }

  private StepPage.Row behind(Stage stage, Done done) {
    boolean may =
        trajectory.state() != Trajectory.State.CLOSED
            && work.may(new Change.TakeBack(stage.key(), ""));
    Optional<String> typed = typedBack(stage.key());
    String by = TrajectoryDesk.name(words, trajectory.head(), done.by());
    return new StepPage.Row(
        stage.key(),
        work.name(stage),
        done.setAside() ? "aside" : "behind",
        done.setAside() ? "–" : "✓",
        words.say(
            done.setAside() ? "steer.step.aside" : "steer.step.done", words.day(done.on()), by),
        "",
        false,
        done.note(),
        parts(stage),
        may ? typed.orElse("") : null,
        typed.isPresent());
  }

  private StepPage.Row ahead(Stage stage, int number, boolean now) {
    LocalDate due = stage.dueOn();
    String when = due == null ? words.say("steer.no-day") : words.say("steer.due", words.day(due));
    return new StepPage.Row(
        stage.key(),
        work.name(stage),
        now ? "now" : "later",
        String.valueOf(number),
        words.say(now ? "steer.step.now" : "steer.step.later") + " · " + when + moved(stage),
        work.names(stage.parties()),
        overdue(stage),
        "",
        parts(stage),
        null,
        false);
  }

  private String moved(Stage stage) {
    LocalDate promised = stage.promisedOn();
    return promised != null && stage.postponed()
        ? " · " + words.say("steer.moved", words.day(promised))
        : "";
  }

  private StepPage.@Nullable Gate publish() {
    return !trajectory.isPublic() && work.may(new Change.Publish())
        ? gate(Condition.unmetToPublish(trajectory))
        : null;
  }

  private StepPage.@Nullable Gate close() {
    return trajectory.state() == Trajectory.State.PUBLISHED && work.may(new Change.Close())
        ? gate(Condition.unmetToClose(trajectory))
        : null;
  }

  private StepPage.Gate gate(List<Condition> missing) {
    return new StepPage.Gate(
        missing.isEmpty() ? "" : words.count("steer.gate", missing.size()), work.lacks(missing));
  }
}
