package nl.telmee.poll;

import java.time.Duration;
import nl.telmee.db.Rounds;

/**
 * Opens and closes polls at their moments. The state in the database decides, so that it happens
 * once.
 */
public final class PollSchedule {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private PollSchedule() {}

  public static Rounds of(Polls polls) {
    return new Rounds("Polls could not be opened and closed", PAUSE, polls::applySchedule);
  }
}
