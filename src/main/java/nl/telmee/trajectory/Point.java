package nl.telmee.trajectory;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.web.Fields;

/**
 * Something that people brought up in an activity, as who listened counted it.
 *
 * @param text what was said, in a few words
 * @param times how often
 */
public record Point(String text, int times) {
  /** More than this is no count but a report; that goes in the notes. */
  public static final int MOST = 30;

  static final int LONGEST_TEXT = 200;

  static List<Point> read(Fields fields) {
    List<Point> points = new ArrayList<>();
    for (Fields one : fields.objects("points", 0, MOST)) {
      points.add(
          new Point(one.text("text", LONGEST_TEXT), one.whole("times", 1, Activity.MOST_PEOPLE)));
      one.end();
    }
    return points;
  }
}
