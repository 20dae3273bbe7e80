package nl.telmee.hearing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Point;

/** The rows of a form for what people brought up, and how often. */
final class PointRows {
  private static final int SPARE = 4;

  private PointRows() {}

  /** How many there are: those that are filled in, and some to fill. */
  static int of(Typed typed) {
    int filled = 0;
    for (int row = 0; row < Point.MOST; row++) {
      filled = isEmpty(typed, row) ? filled : row + 1;
    }
    return Math.min(Point.MOST, filled + SPARE);
  }

  /** What stands in a trajectory, as somebody would have typed it. */
  static Typed filled(Typed typed, List<Point> points) {
    Typed filled = typed;
    for (int row = 0; row < points.size(); row++) {
      filled =
          filled
              .with("point-" + row, points.get(row).text())
              .with("times-" + row, String.valueOf(points.get(row).times()));
    }
    return filled;
  }

  /** The same without empty rows in between: so the readers count them. */
  static Typed inOrder(Typed typed) {
    Map<String, List<String>> values = new HashMap<>(typed.values());
    int next = 0;
    for (int row = 0; row < Point.MOST; row++) {
      values.remove("point-" + row);
      values.remove("times-" + row);
      if (!isEmpty(typed, row)) {
        values.put("point-" + next, List.of(typed.value("point-" + row)));
        values.put("times-" + next, List.of(typed.value("times-" + row)));
        next++;
      }
    }
    return new Typed(values, typed.errors());
  }

  private static boolean isEmpty(Typed typed, int row) {
    return typed.value("point-" + row).isBlank() && typed.value("times-" + row).isBlank();
  }
}
