package nl.telmee.document;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Done;
import nl.telmee.trajectory.Feedback;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.StakeholderMap;
import nl.telmee.trajectory.Trajectory;

/**
 * What can be counted of the public trajectories of an organisation in a year. Pure.
 *
 * @param all those that were public in it
 */
record YearFigures(Year year, List<Trajectory> all) {
  YearFigures {
    all =
        all.stream()
            .filter(one -> year.touches(one.publishedOn(), one.closedOn()))
            .sorted(
                java.util.Comparator.comparing(
                    one -> Objects.requireNonNullElse(one.publishedOn(), LocalDate.MIN)))
            .toList();
  }

  /** Of how many an organisation is the owner, or its board decides. */
  long own(String organisation) {
    return all.stream().filter(one -> one.head().answeredBy(organisation)).count();
  }

  /** In how many others it takes part. */
  long taking(String organisation) {
    return all.size() - own(organisation);
  }

  long begun() {
    return all.stream().filter(one -> year.holds(one.publishedOn())).count();
  }

  long closed() {
    return all.stream().filter(one -> year.holds(one.closedOn())).count();
  }

  /** How many went on when the year ended. */
  long going() {
    return all.stream().filter(one -> !year.past(one.closedOn())).count();
  }

  /** The step at which a trajectory stood at the end; empty when it was closed. */
  Optional<Stage> step(Trajectory trajectory) {
    return year.past(trajectory.closedOn())
        ? Optional.empty()
        : trajectory.stages().stream()
            .filter(stage -> !behind(trajectory.done().get(stage.key())))
            .findFirst();
  }

  private boolean behind(@org.jspecify.annotations.Nullable Done done) {
    return done != null && year.past(done.on());
  }

  /** Findings by what was decided on them, of those that were decided in the year. */
  Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    Decision.outcomes().forEach(outcome -> outcomes.put(outcome, 0L));
    all.stream()
        .flatMap(one -> one.content().items(Decision.class).stream())
        .filter(decision -> year.holds(decision.on()))
        .forEach(decision -> outcomes.merge(decision.outcome(), 1L, Long::sum));
    return outcomes;
  }

  /** From publication to the first decision. */
  Days toDecision() {
    return days(trajectory -> Decision.first(trajectory.content().items(Decision.class)));
  }

  /** From publication to the first feedback. */
  Days toFeedback() {
    return days(
        trajectory ->
            trajectory.content().items(Feedback.class).stream()
                .map(Feedback::on)
                .min(LocalDate::compareTo));
  }

  /** Of those for which it came in the year. */
  private Days days(Function<Trajectory, Optional<LocalDate>> first) {
    List<Long> days = new ArrayList<>();
    for (Trajectory one : all) {
      LocalDate published = one.publishedOn();
      first
          .apply(one)
          .filter(year::holds)
          .filter(_ -> published != null)
          .map(day -> ChronoUnit.DAYS.between(published, day))
          .ifPresent(days::add);
    }
    return Days.of(days);
  }

  /** For each category that a trajectory concerned: how often it was reached, and how far. */
  Map<String, Map<Stakeholder.Reach, Long>> reach() {
    Map<String, Map<Stakeholder.Reach, Long>> reach = new LinkedHashMap<>();
    Stakeholder.Category.words().forEach(word -> reach.put(word, nothing()));
    all.stream()
        .map(one -> one.content().section(StakeholderMap.class).orElse(StakeholderMap.EMPTY))
        .flatMap(StakeholderMap::concerned)
        .forEach(
            one ->
                reach
                    .computeIfAbsent(one.category(), _ -> nothing())
                    .merge(one.reach(), 1L, Long::sum));
    reach.values().removeIf(counts -> counts.values().stream().allMatch(n -> n == 0));
    return reach;
  }

  private static Map<Stakeholder.Reach, Long> nothing() {
    Map<Stakeholder.Reach, Long> counts = new EnumMap<>(Stakeholder.Reach.class);
    for (Stakeholder.Reach reach : Stakeholder.Reach.values()) {
      counts.put(reach, 0L);
    }
    return counts;
  }
}
