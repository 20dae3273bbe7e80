package nl.telmee.trajectory;

import static nl.telmee.trajectory.Rules.allow;
import static nl.telmee.trajectory.Rules.hinder;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a planning may be, and what it keeps of what was made public. Pure. */
final class Dates {
  private static final List<Step> FIRST = List.of(Step.ACTIVITIES, Step.DECISION);

  private Dates() {}

  /** A planning is written. */
  static Ruling planned(Trajectory before, Planning planning, Trajectory after) {
    Optional<Hindrance> hindrance = hindrance(before, planning);
    if (hindrance.isPresent()) {
      return hinder(hindrance.get());
    }
    Planning earlier = before.planning();
    boolean open = before.isPublic();
    Planning kept =
        planning.each(stage -> kept(stage, earlier.stage(stage.key()).orElse(null), open));
    return SecondEdition.complete(before, after.with(after.content().with(kept)));
  }

  private static Optional<Hindrance> hindrance(Trajectory before, Planning planning) {
    if (planning.stages().stream().anyMatch(stage -> stage.party() == Party.PROGRAM)) {
      return Optional.of(Hindrance.NOBODY_DOES);
    }
    boolean counted = before.isPublic() || !before.done().isEmpty();
    Set<String> keys = planning.stages().stream().map(Stage::key).collect(Collectors.toSet());
    if (counted && !before.stages().stream().map(Stage::key).allMatch(keys::contains)) {
      return Optional.of(Hindrance.STEP_LEFT_OUT);
    }
    if (before.isPublic()
        && before.stages().stream()
            .filter(stage -> stage.dueOn() != null)
            .map(stage -> planning.stage(stage.key()).map(Stage::dueOn).orElse(null))
            .anyMatch(Objects::isNull)) {
      return Optional.of(Hindrance.DATE_TAKEN_AWAY);
    }
    return planning.ordered() ? Optional.empty() : Optional.of(Hindrance.DATES_ORDER);
  }

  /** The first day that everybody could read stays known, and that a step was taken back. */
  private static Stage kept(Stage stage, @Nullable Stage before, boolean open) {
    LocalDate promised = before == null ? null : before.promised();
    return stage.with(
        open ? (promised == null ? stage.dueOn() : promised) : null,
        before == null ? null : before.takenBack());
  }

  /** Everybody reads the days from now on. */
  static Ruling published(Trajectory after, LocalDate today) {
    Planning planning = after.planning();
    if (!planning.ordered()) {
      return hinder(Hindrance.DATES_ORDER);
    }
    boolean past =
        FIRST.stream()
            .flatMap(step -> planning.stage(step.word()).map(Stage::dueOn).stream())
            .anyMatch(day -> !day.isAfter(today));
    return past
        ? hinder(Hindrance.DATES_PAST)
        : allow(
            after.with(
                after
                    .content()
                    .with(planning.each(stage -> stage.with(stage.dueOn(), stage.takenBack())))));
  }

  /** A step is to be done again. */
  static Planning back(Planning planning, String key, Stage.TakenBack how) {
    return planning.each(
        stage -> stage.key().equals(key) ? stage.with(stage.promisedOn(), how) : stage);
  }
}
