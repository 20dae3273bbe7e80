package nl.telmee.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Breaks a text into lines of a width. */
final class Lines {
  private Lines() {}

  /**
   * The lines of a text, broken at spaces, and inside a word that is wider than a line.
   *
   * @param width of a line, in the unit in which {@code measure} measures a text
   */
  static List<String> wrap(String text, int width, ToIntFunction<String> measure) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (measure.applyAsInt(longer) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      for (int fits = fitting(line, width, measure);
          fits < line.length();
          fits = fitting(line, width, measure)) {
        lines.add(line.substring(0, fits));
        line = line.substring(fits);
      }
    }
    lines.add(line);
    return lines;
  }

  /** How many characters of a word fit, at least one; never half a pair of surrogates. */
  private static int fitting(String word, int width, ToIntFunction<String> measure) {
    int fits = word.length();
    while (fits > 0 && measure.applyAsInt(word.substring(0, fits)) > width) {
      fits = word.offsetByCodePoints(fits, -1);
    }
    return fits == 0 && !word.isEmpty() ? word.offsetByCodePoints(0, 1) : fits;
  }

  /** The first lines; when that is not all, the last of them ends in an ellipsis. */
  static List<String> atMost(List<String> lines, int most) {
    if (lines.size() <= most) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, most));
    String last = first.removeLast();
    int space = last.lastIndexOf(' ');
    first.add((space > 0 ? last.substring(0, space) : last) + "…");
    return first;
  }
}
