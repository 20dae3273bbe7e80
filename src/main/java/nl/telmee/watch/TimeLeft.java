package nl.telmee.watch;

import java.time.Duration;
import nl.telmee.web.Words;

/** Says how long something still lasts, as people say it: in days, else hours, else minutes. */
final class TimeLeft {
  private TimeLeft() {}

  static String of(Words words, Duration left) {
    if (left.toHours() >= 48) {
      return words.count("watch.left.days", left.toDays());
    }
    if (left.toMinutes() >= 120) {
      return words.count("watch.left.hours", left.toHours());
    }
    return words.count("watch.left.minutes", Math.max(1, left.toMinutes()));
  }
}
