package nl.telmee.watch;

import java.util.List;
import java.util.Locale;

/**
 * A small line of numbers.
 *
 * @param path for SVG, in a box of 110 by 26
 */
record Sparkline(String path) {
  private static final double WIDTH = 110;
  private static final double TOP = 3;
  private static final double BOTTOM = 24;

  /** The line of numbers from old to new; empty of fewer than two. */
  static Sparkline of(List<Hour> hours) {
    long most = Math.max(1, hours.stream().mapToLong(Hour::received).max().orElse(1));
    StringBuilder path = new StringBuilder();
    for (int i = 0; hours.size() > 1 && i < hours.size(); i++) {
      double x = WIDTH * i / (hours.size() - 1);
      double y = BOTTOM - (BOTTOM - TOP) * hours.get(i).received() / most;
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x, y));
    }
    return new Sparkline(path.toString());
  }
}
