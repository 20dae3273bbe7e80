package nl.telmee.story;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.Trajectory;

/**
 * The figures of some trajectories. Pure.
 *
 * @param begun how many there are
 * @param finished how many of them are closed
 * @param answer days from publication to the first decision
 * @param feedback days from publication to the first feedback
 * @param decided findings by what was decided on them
 * @param late steps that are not behind and whose day has passed, in those that go on
 * @param reach by category of people, as far as it is known
 */
record Figures(
    int begun,
    int finished,
    Days answer,
    Days feedback,
    Map<Outcome, Integer> decided,
    int late,
    List<Reached> reach) {
  Figures {
    decided = Map.copyOf(decided);
    reach = List.copyOf(reach);
  }

  /** What an organisation answers for: what it owns, and what its board decides on. */
  static List<Trajectory> of(String organisation, List<Trajectory> all) {
    return all.stream()
        .filter(Trajectory::isPublic)
        .filter(
            one ->
                one.head().organisation().equals(organisation)
                    || one.head().decides().equals(organisation))
        .toList();
  }

  /** By the year in which they were published, the first year first. */
  static NavigableMap<Integer, Figures> byYear(List<Trajectory> trajectories, LocalDate today) {
    Map<Integer, List<Trajectory>> years =
        trajectories.stream()
            .filter(one -> one.publishedOn() != null)
            .collect(Collectors.groupingBy(Figures::year));
    NavigableMap<Integer, Figures> figures = new TreeMap<>();
    years.forEach((year, those) -> figures.put(year, of(those, today)));
    return figures;
  }

  private static int year(Trajectory trajectory) {
    LocalDate on = trajectory.publishedOn();
    return on == null ? 0 : on.getYear();
  }

  static Figures of(List<Trajectory> trajectories, LocalDate today) {
    int begun = trajectories.size();
    return new Figures(
        begun,
        count(trajectories, one -> one.state() == Trajectory.State.CLOSED ? 1 : 0),
        days(trajectories, Measured::daysToAnswer),
        days(trajectories, Measured::daysToFeedback),
        decided(trajectories),
        count(trajectories, one -> late(one, today)),
        Reached.of(trajectories));
  }

  private static int count(List<Trajectory> trajectories, Function<Trajectory, Integer> each) {
    return trajectories.stream().mapToInt(each::apply).sum();
  }

  private static Days days(
      List<Trajectory> trajectories, Function<Trajectory, Optional<Long>> measure) {
    return Days.of(
        trajectories.stream().map(measure).flatMap(Optional::stream).toList(), trajectories.size());
  }

  private static int late(Trajectory trajectory, LocalDate today) {
    return trajectory.state() == Trajectory.State.CLOSED ? 0 : trajectory.late(today).size();
  }

  private static Map<Outcome, Integer> decided(List<Trajectory> trajectories) {
    Map<Outcome, Integer> decided = new EnumMap<>(Outcome.class);
    for (Trajectory trajectory : trajectories) {
      trajectory
          .content()
          .items(Decision.class)
          .forEach(decision -> decided.merge(decision.outcome(), 1, Integer::sum));
    }
    return decided;
  }

  int decided(Outcome outcome) {
    return decided.getOrDefault(outcome, 0);
  }

  /** On how many findings was decided. */
  int decisions() {
    return decided.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How often a group was reached of which that is known; a group counts once a trajectory. */
  int reached() {
    return reach.stream().mapToInt(one -> one.times(Stakeholder.Reach.REACHED)).sum();
  }

  int reachKnown() {
    return reach.stream().mapToInt(Reached::known).sum();
  }
}
