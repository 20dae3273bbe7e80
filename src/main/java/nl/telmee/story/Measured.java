package nl.telmee.story;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Feedback;
import nl.telmee.trajectory.Trajectory;

/** How long one trajectory took. Pure. */
final class Measured {
  private Measured() {}

  /**
   * Days from the day of publication to the first decision on what residents said. Of a decision
   * that was corrected only the last day is known, and so the first is not.
   */
  static Optional<Long> daysToAnswer(Trajectory trajectory) {
    List<Decision> decisions = trajectory.content().items(Decision.class);
    return decisions.stream().allMatch(decision -> decision.corrections().isEmpty())
        ? days(trajectory, decisions.stream().map(Decision::on).min(Comparator.naturalOrder()))
        : Optional.empty();
  }

  /** Days from the day of publication to the first time that people were told what was done. */
  static Optional<Long> daysToFeedback(Trajectory trajectory) {
    return days(
        trajectory,
        trajectory.content().items(Feedback.class).stream()
            .map(Feedback::on)
            .min(Comparator.naturalOrder()));
  }

  private static Optional<Long> days(Trajectory trajectory, Optional<LocalDate> end) {
    LocalDate begin = trajectory.publishedOn();
    return begin == null ? Optional.empty() : end.map(day -> ChronoUnit.DAYS.between(begin, day));
  }
}
