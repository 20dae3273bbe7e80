package nl.telmee.trajectory;

import java.time.LocalDate;
import nl.telmee.web.Words;

/**
 * A trajectory in which somebody has a part, and its next step.
 *
 * @param stage the step that comes next
 * @param mine whether it waits for what that somebody does
 */
public record Turn(Trajectory trajectory, Stage stage, boolean mine) {
  /** Whether the step should have been done already. */
  public boolean overdue(LocalDate today) {
    LocalDate due = stage.dueOn();
    return due != null && due.isBefore(today);
  }

  /** What the step is called. */
  public String step(Words words) {
    return name(words, stage);
  }

  /** What a step is called: an added one has a title of its own. */
  public static String name(Words words, Stage stage) {
    String title = stage.title();
    return title == null ? words.say("trajectory.step." + stage.key()) : title;
  }
}
