package nl.telmee.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Done;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Where a trajectory stands.
 *
 * @param where how many steps are behind, in words
 * @param now the step that is worked on; null: none, all were taken
 * @param ended what to say when there is no such step; empty: there is
 */
public record StepLine(
    String where, @Nullable Now now, String ended, List<Step> steps, Tally tally) {
  /**
   * The step that is worked on.
   *
   * @param means what happens in it; empty: of an added step
   * @param due until when; empty: no date yet
   * @param moved that it was due earlier at first; empty: it was not
   * @param late that it is late, and since when; empty: it is not
   * @param then what comes after; empty: nothing
   */
  public record Now(
      String name, String means, String who, String due, String moved, String late, String then) {}

  /**
   * A step in the line.
   *
   * @param look done, aside, now, late or later
   * @param state where it stands, in words
   * @param moved that it is due later than at first; empty: it is not
   * @param back that it was taken back, and why; empty: it was not
   * @param note what was delivered, or why it was set aside; may be empty
   * @param current "step" for the one that is worked on
   */
  public record Step(
      String number,
      String look,
      String name,
      String state,
      String who,
      String moved,
      String back,
      String note,
      @Nullable String current) {}

  static StepLine of(Reading reading) {
    Trajectory trajectory = reading.trajectory();
    List<Stage> stages = trajectory.stages();
    Stage current =
        trajectory.state() == Trajectory.State.CLOSED ? null : trajectory.current().orElse(null);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      steps.add(step(reading, i + 1, stages.get(i), stages.get(i).equals(current)));
    }
    return new StepLine(
        where(reading, stages.size()),
        current == null ? null : now(reading, current),
        current == null ? ended(reading) : "",
        steps,
        Tally.of(steps.stream().map(Step::look).toList()));
  }

  /** What was left out was not done. */
  private static String where(Reading reading, int all) {
    var done = reading.trajectory().done().values();
    int aside = (int) done.stream().filter(Done::setAside).count();
    String where = where(reading, done.size() - aside, all);
    return aside == 0 ? where : where + " " + reading.words().count("story.steps.aside", aside);
  }

  static String name(Words words, Stage stage) {
    String title = stage.title();
    return stage
        .step()
        .map(step -> words.say("trajectory.step." + step.word()))
        .orElse(title == null ? stage.key() : title);
  }

  private static String ended(Reading reading) {
    return reading.trajectory().closedOn() == null
        ? reading.say("story.ended.steps")
        : reading.say("story.ended.closed", reading.words().day(reading.trajectory().closedOn()));
  }

  private static boolean late(Reading reading, Stage stage) {
    return reading.trajectory().overdue(reading.today()).contains(stage);
  }

  private static Now now(Reading reading, Stage current) {
    boolean late = late(reading, current);
    return new Now(
        reading.step(current),
        current.step().map(step -> reading.say("story.step." + step.word())).orElse(""),
        reading.say("story.who", reading.parties(current.parties())),
        late ? "" : due(reading, current, "story.due"),
        moved(reading, current),
        late ? due(reading, current, "story.late") : "",
        then(reading, current));
  }

  private static String due(Reading reading, Stage stage, String key) {
    return stage.dueOn() == null ? "" : reading.say(key, reading.words().day(stage.dueOn()));
  }

  private static String where(Reading reading, int done, int all) {
    String key = done == 1 ? "story.steps.where.one" : "story.steps.where.many";
    return reading.say(key, done, all);
  }

  private static String moved(Reading reading, Stage stage) {
    LocalDate promised = stage.promisedOn();
    return promised != null && stage.postponed()
        ? reading.say("story.moved", reading.words().day(promised))
        : "";
  }

  /** Of a step that is behind: whether it came after the day that everybody could read first. */
  private static String afterwards(Reading reading, Stage stage, Done done) {
    LocalDate promised = stage.promisedOn();
    return promised != null && stage.postponed() && done.on().isAfter(promised)
        ? reading.say("story.moved.done", reading.words().day(promised))
        : "";
  }

  private static String back(Reading reading, Stage stage) {
    Stage.TakenBack back = stage.takenBack();
    return back == null
        ? ""
        : reading.say("story.reopened", reading.words().day(back.on()), back.why());
  }

  private static String then(Reading reading, Stage current) {
    List<Stage> stages = reading.trajectory().stages();
    int next = stages.indexOf(current) + 1;
    if (next == stages.size()) {
      return "";
    }
    Stage stage = stages.get(next);
    return stage.dueOn() == null
        ? reading.say("story.then", reading.step(stage))
        : reading.say("story.then.due", reading.step(stage), reading.words().day(stage.dueOn()));
  }

  private static Step step(Reading reading, int number, Stage stage, boolean current) {
    Done done = reading.trajectory().done().get(stage.key());
    String name = reading.step(stage);
    if (done != null) {
      String key = done.setAside() ? "story.step.aside" : "story.step.done";
      return new Step(
          done.setAside() ? "–" : "✓",
          done.setAside() ? "aside" : "done",
          name,
          reading.say(key, reading.words().day(done.on())),
          reading.say("story.by", reading.party(done.by())),
          done.setAside() ? "" : afterwards(reading, stage, done),
          back(reading, stage),
          done.note(),
          null);
    }
    boolean late = late(reading, stage);
    String state = late ? due(reading, stage, "story.late") : due(reading, stage, "story.due");
    return new Step(
        String.valueOf(number),
        current ? late ? "now late" : "now" : late ? "late" : "later",
        name,
        (reading.say(current ? "story.step.now" : "story.step.later") + " " + state).strip(),
        reading.say("story.who", reading.parties(stage.parties())),
        moved(reading, stage),
        back(reading, stage),
        "",
        current ? "step" : null);
  }
}
