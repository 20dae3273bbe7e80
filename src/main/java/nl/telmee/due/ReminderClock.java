package nl.telmee.due;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import nl.telmee.db.Database;
import nl.telmee.db.Rounds;
import nl.telmee.mail.Mailer;
import nl.telmee.trajectory.Trajectories;

/**
 * Looks every minute for steps of which somebody is to be reminded. Without a mail server it does
 * nothing: the desk shows what waits.
 */
public final class ReminderClock {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private ReminderClock() {}

  /**
   * The rounds.
   *
   * @param mailer empty: there is no mail server
   */
  public static Rounds of(
      Database db,
      Trajectories trajectories,
      Optional<Mailer> mailer,
      Clock clock,
      String publicUrl) {
    Supplier<Future<Void>> round =
        mailer
            .map(open -> new Reminders(db, trajectories, open, clock, publicUrl))
            .<Supplier<Future<Void>>>map(reminders -> reminders::round)
            .orElse(Future::succeededFuture);
    return new Rounds("Reminders could not be sent", PAUSE, round);
  }
}
