package nl.telmee.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Head;
import nl.telmee.trajectory.Influence;
import nl.telmee.trajectory.Level;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.StakeholderMap;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Translated;

/**
 * What counts of one published trajectory, so that many can be counted without reading them anew.
 * Nothing in it depends on the day on which it is read.
 *
 * @param level how far residents take part; empty: not said yet
 * @param published the day of publication
 * @param answer days from publication to the first decision
 * @param feedback days from publication to the first feedback
 * @param ahead days from the first time that residents were heard to the first decision
 * @param score what the focus group gave on average
 * @param decided findings by what was decided on them
 * @param open days until which what is not behind is to be done
 * @param reach how far each group was reached that it touches
 */
record Facts(
    Head head,
    Translated title,
    Trajectory.State state,
    Optional<Level> level,
    Optional<LocalDate> published,
    Optional<Long> answer,
    Optional<Long> feedback,
    Optional<Long> ahead,
    OptionalDouble score,
    Map<Outcome, Integer> decided,
    List<LocalDate> open,
    Map<String, Stakeholder.Reach> reach) {
  static Facts of(Trajectory trajectory) {
    return new Facts(
        trajectory.head(),
        trajectory.title(),
        trajectory.state(),
        trajectory
            .content()
            .section(Influence.class)
            .flatMap(influence -> Optional.ofNullable(influence.level())),
        Optional.ofNullable(trajectory.publishedOn()),
        Measured.daysToAnswer(trajectory),
        Measured.daysToFeedback(trajectory),
        Measured.daysAhead(trajectory),
        Measured.score(trajectory),
        decided(trajectory),
        open(trajectory),
        reach(trajectory));
  }

  private static Map<Outcome, Integer> decided(Trajectory trajectory) {
    Map<Outcome, Integer> decided = new EnumMap<>(Outcome.class);
    trajectory
        .content()
        .items(Decision.class)
        .forEach(decision -> decided.merge(decision.outcome(), 1, Integer::sum));
    return decided;
  }

  private static List<LocalDate> open(Trajectory trajectory) {
    List<LocalDate> days = new ArrayList<>();
    for (Stage stage : trajectory.stages()) {
      LocalDate due = stage.promised();
      if (due != null && !trajectory.done().containsKey(stage.key())) {
        days.add(due);
      }
    }
    return days;
  }

  private static Map<String, Stakeholder.Reach> reach(Trajectory trajectory) {
    Map<String, Stakeholder.Reach> reach = new LinkedHashMap<>();
    trajectory
        .content()
        .section(StakeholderMap.class)
        .orElse(StakeholderMap.EMPTY)
        .concerned()
        .forEach(one -> reach.put(one.category(), one.reach()));
    return reach;
  }

  /** The year of publication; 0: there is none. */
  int year() {
    return published.map(LocalDate::getYear).orElse(0);
  }

  boolean closed() {
    return state == Trajectory.State.CLOSED;
  }

  /** Whether it is of an organisation: it owns it, its board decides on it, or it takes part. */
  boolean isOf(String organisation) {
    return head.organisations().contains(organisation);
  }

  int decided(Outcome outcome) {
    return decided.getOrDefault(outcome, 0);
  }

  /** Steps that are not behind and whose day has passed, while it goes on. */
  int late(LocalDate today) {
    return closed() ? 0 : (int) open.stream().filter(day -> day.isBefore(today)).count();
  }
}
