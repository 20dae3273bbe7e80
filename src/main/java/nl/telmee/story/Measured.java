package nl.telmee.story;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Evaluation;
import nl.telmee.trajectory.Feedback;
import nl.telmee.trajectory.Trajectory;

/** How long one trajectory took. Pure. */
final class Measured {
  private Measured() {}

  /** Days from the day of publication to the first decision on what residents said. */
  static Optional<Long> daysToAnswer(Trajectory trajectory) {
    return days(trajectory, firstDecision(trajectory));
  }

  /** Days from the day of publication to the first time that people were told what was done. */
  static Optional<Long> daysToFeedback(Trajectory trajectory) {
    return days(
        trajectory,
        trajectory.content().items(Feedback.class).stream()
            .map(Feedback::on)
            .min(Comparator.naturalOrder()));
  }

  /**
   * The first day on which residents were or will be heard in this trajectory; what was found
   * elsewhere, as a survey among clients, and what was cancelled do not count.
   */
  static Optional<LocalDate> firstHeard(Trajectory trajectory) {
    return trajectory.content().items(Activity.class).stream()
        .filter(one -> one.cancelled().isBlank() && !one.form().source())
        .map(Activity::on)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /**
   * Days from the first time that residents were heard to the first decision; less than 0 when it
   * was decided before.
   */
  static Optional<Long> daysAhead(Trajectory trajectory) {
    return firstDecision(trajectory)
        .flatMap(
            decided ->
                firstHeard(trajectory).map(heard -> ChronoUnit.DAYS.between(heard, decided)));
  }

  private static Optional<LocalDate> firstDecision(Trajectory trajectory) {
    return Decision.first(trajectory.content().items(Decision.class));
  }

  /** What the focus group gave on average, from 1 to 5. */
  static OptionalDouble score(Trajectory trajectory) {
    return trajectory.content().section(Evaluation.class).stream()
        .flatMap(evaluation -> evaluation.scores().stream())
        .mapToInt(Evaluation.Score::score)
        .average();
  }

  private static Optional<Long> days(Trajectory trajectory, Optional<LocalDate> end) {
    LocalDate begin = trajectory.publishedOn();
    return begin == null ? Optional.empty() : end.map(day -> ChronoUnit.DAYS.between(begin, day));
  }
}
