package nl.telmee.watch;

import java.time.Clock;
import java.time.Duration;
import nl.telmee.db.Database;
import nl.telmee.db.Rounds;

/**
 * Writes down now and then how many responses each open poll has, one number for each hour. The
 * numbers only grow.
 */
public final class HourCount {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private HourCount() {}

  public static Rounds of(Database db, Clock clock) {
    HourStore store = new HourStore(db);
    return new Rounds("The hour was not counted", PAUSE, () -> store.count(clock.instant()));
  }
}
