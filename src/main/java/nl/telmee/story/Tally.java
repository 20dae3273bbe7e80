package nl.telmee.story;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps as tally marks: four strokes and one across.
 *
 * @param box the view box of the drawing
 */
public record Tally(String box, List<Stroke> strokes) {
  private static final int FIVE = 5;
  private static final int GROUP = 44;
  private static final int APART = 7;

  /**
   * A stroke.
   *
   * @param look that of its step
   */
  public record Stroke(String path, String look) {}

  static Tally of(List<String> looks) {
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      strokes.add(new Stroke(path(i), looks.get(i)));
    }
    int groups = (looks.size() + FIVE - 1) / FIVE;
    return new Tally("0 0 " + groups * GROUP + " 26", strokes);
  }

  private static String path(int stroke) {
    int left = stroke / FIVE * GROUP + 1;
    int place = stroke % FIVE;
    return place == FIVE - 1
        ? "M" + left + " 19 " + (left + 31) + " 6"
        : "M" + (left + 4 + place * APART) + " 3v20";
  }
}
