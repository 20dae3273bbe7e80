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
import nl.telmee.trajectory.Stakeholder;

/**
 * The figures of some trajectories. Pure.
 *
 * @param begun how many there are
 * @param taking in how many of them the organisation takes part, while another answers for them
 * @param finished how many of them are closed
 * @param answer days from publication to the first decision
 * @param feedback days from publication to the first feedback
 * @param decided findings by what was decided on them
 * @param late steps that are not behind and whose day has passed, in those that go on
 * @param reach by category of people, as far as it is known
 */
record Figures(
    int begun,
    int taking,
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

  /** By the year in which they were published, the first year first. */
  static NavigableMap<Integer, Figures> byYear(
      String organisation, List<Facts> all, LocalDate today) {
    Map<Integer, List<Facts>> years =
        all.stream().filter(one -> one.year() > 0).collect(Collectors.groupingBy(Facts::year));
    NavigableMap<Integer, Figures> figures = new TreeMap<>();
    years.forEach((year, those) -> figures.put(year, of(organisation, those, today)));
    return figures;
  }

  /** Of those that are of an organisation. */
  static Figures of(String organisation, List<Facts> all, LocalDate today) {
    return new Figures(
        all.size(),
        (int) all.stream().filter(one -> !one.head().answeredBy(organisation)).count(),
        (int) all.stream().filter(Facts::closed).count(),
        days(all, Facts::answer),
        days(all, Facts::feedback),
        decided(all),
        all.stream().mapToInt(one -> one.late(today)).sum(),
        Reached.of(all));
  }

  private static Days days(List<Facts> all, Function<Facts, Optional<Long>> measure) {
    return Days.of(all.stream().map(measure).flatMap(Optional::stream).toList(), all.size());
  }

  private static Map<Outcome, Integer> decided(List<Facts> all) {
    Map<Outcome, Integer> decided = new EnumMap<>(Outcome.class);
    all.forEach(
        one -> one.decided().forEach((outcome, n) -> decided.merge(outcome, n, Integer::sum)));
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
