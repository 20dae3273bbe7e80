package nl.telmee.due;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import nl.telmee.db.Database;
import nl.telmee.mail.Mailer;
import nl.telmee.trajectory.Trajectories;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every minute for steps of which somebody is to be reminded. Every node does so; rows keep
 * them apart. Without a mail server it does nothing: the desk shows what waits. Runs on its own
 * event loop; a round starts after the one before ended.
 */
public final class ReminderClock extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ReminderClock.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Optional<Reminders> reminders;
  private Future<Void> running = Future.succeededFuture();
  private boolean stopped;

  /**
   * @param mailer empty: there is no mail server
   */
  public ReminderClock(
      Database db,
      Trajectories trajectories,
      Optional<Mailer> mailer,
      Clock clock,
      String publicUrl) {
    this.reminders = mailer.map(open -> new Reminders(db, trajectories, open, clock, publicUrl));
  }

  @Override
  public Future<?> start() {
    reminders.ifPresent(this::run);
    return Future.succeededFuture();
  }

  /** Waits until the mails at hand were sent, or put back. */
  @Override
  public Future<?> stop() {
    stopped = true;
    return running.otherwiseEmpty();
  }

  private void run(Reminders work) {
    if (stopped) {
      return;
    }
    running =
        work.round()
            .onFailure(e -> LOG.warn("Reminders could not be sent: {}", e.getMessage()))
            .onComplete(_ -> vertx.setTimer(PAUSE.toMillis(), _ -> run(work)));
  }
}
