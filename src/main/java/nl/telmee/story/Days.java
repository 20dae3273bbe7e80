package nl.telmee.story;

import java.util.List;

/**
 * How many days something took.
 *
 * @param known of how many it is known
 * @param of how many there are
 * @param half within so many days it was there for at least half of those of which it is known
 */
record Days(int known, int of, long half) {
  /** The days of those of which they are known. */
  static Days of(List<Long> days, int of) {
    List<Long> sorted = days.stream().sorted().toList();
    return new Days(sorted.size(), of, sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2));
  }
}
