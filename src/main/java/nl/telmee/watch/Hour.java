package nl.telmee.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many responses there were at the end of an hour.
 *
 * @param start of the hour
 */
record Hour(Instant start, long received) {

  /**
   * How many came in each hour, oldest first, hours in which nothing was written down included.
   *
   * @param hours oldest first; the first one counts from nothing
   * @param from of which hour on
   * @param to the last hour
   */
  static List<Hour> perHour(List<Hour> hours, Instant from, Instant to) {
    TreeMap<Instant, Long> totals = new TreeMap<>();
    hours.forEach(hour -> totals.put(hour.start(), hour.received()));
    List<Hour> each = new ArrayList<>();
    long before = before(totals, from);
    Instant last = to.truncatedTo(ChronoUnit.HOURS);
    for (Instant at = from.truncatedTo(ChronoUnit.HOURS);
        !at.isAfter(last);
        at = at.plus(Duration.ofHours(1))) {
      long total = totals.getOrDefault(at, before);
      each.add(new Hour(at, Math.max(0, total - before)));
      before = Math.max(before, total);
    }
    return each;
  }

  /**
   * The same with what is known now: what was written down may be seconds old. Where nothing was
   * written down for long, nobody knows in which hour the responses came.
   *
   * @param opened when the poll opened
   * @param from the moment since which hours are given
   */
  static List<Hour> upTo(
      Instant now, long received, List<Hour> hours, Instant opened, Instant from) {
    if (received == 0 || (hours.isEmpty() && opened.isBefore(from))) {
      return hours;
    }
    List<Hour> all = new ArrayList<>(hours);
    all.add(new Hour(now.truncatedTo(ChronoUnit.HOURS), received));
    return all;
  }

  private static long before(TreeMap<Instant, Long> totals, Instant from) {
    Map.Entry<Instant, Long> entry = totals.lowerEntry(from.truncatedTo(ChronoUnit.HOURS));
    return entry == null ? 0 : entry.getValue();
  }
}
