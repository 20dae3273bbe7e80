package nl.telmee.trajectory;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.telmee.web.Fields;

/** The steps that a trajectory takes, in order, with the days on which they are due. */
public record Planning(List<Stage> stages) implements Section {
  public static final int MOST = 24;

  /** All twelve steps, without dates. */
  public static final Planning WHOLE =
      new Planning(Arrays.stream(Step.values()).map(Stage::of).toList());

  public Planning {
    stages = List.copyOf(stages);
  }

  /** The step of a key. */
  public Optional<Stage> stage(String key) {
    return stages.stream().filter(stage -> stage.key().equals(key)).findFirst();
  }

  /** Whether one of the twelve is taken. */
  public boolean has(Step step) {
    return stage(step.word()).isPresent();
  }

  /** The same without what only the rules say of steps. */
  Planning plain() {
    return new Planning(stages.stream().map(stage -> stage.with(null, null)).toList());
  }

  /** The same with each step as another makes it. */
  Planning each(UnaryOperator<Stage> change) {
    return new Planning(stages.stream().map(change).toList());
  }

  /** Whether no step is due before one that comes earlier. */
  boolean ordered() {
    List<LocalDate> days = stages.stream().map(Stage::dueOn).filter(Objects::nonNull).toList();
    return days.equals(days.stream().sorted().toList());
  }

  /** Refuses a planning that leaves out what protects residents, or turns the process round. */
  static Planning read(Fields fields) {
    Planning read =
        new Planning(fields.objects("stages", 1, MOST).stream().map(Stage::read).toList());
    check(fields, read.stages);
    fields.end();
    return read;
  }

  /** Says what is wrong with steps as a whole. */
  static void check(Fields fields, List<Stage> stages) {
    Set<String> keys = new HashSet<>();
    for (Stage stage : stages) {
      if (!keys.add(stage.key())) {
        fields.wrong("stages", "has a step twice: " + stage.key());
      }
    }
    for (Step step : Step.values()) {
      if (step.protective() && !keys.contains(step.word())) {
        fields.wrong("stages", "must have the step " + step.word() + ", as it protects residents");
      }
    }
    List<Step> steps =
        stages.stream().map(stage -> stage.step().orElse(null)).filter(Objects::nonNull).toList();
    if (!steps.equals(steps.stream().sorted().toList())) {
      fields.wrong("stages", "must have the steps of the process in their order");
    }
  }
}
