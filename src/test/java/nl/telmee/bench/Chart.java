package nl.telmee.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines over an axis, drawn as SVG: all that is in it was measured by the run that made it. Both
 * axes start at zero.
 */
final class Chart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 64;
  private static final int RIGHT = 90;
  private static final int TOP = 44;
  private static final int BOTTOM = 48;
  private static final int STEPS = 5;
  private static final List<String> COLOURS = List.of("#0b5c8a", "#b3541e", "#4a7a2c");

  /** A point in the units of the axes. */
  record Point(double x, double y) {}

  /** Points with a name, from left to right. */
  record Line(String name, List<Point> points) {}

  private final String title;
  private final String across;
  private final String up;
  private final List<Line> lines = new ArrayList<>();

  Chart(String title, String across, String up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  Chart with(String name, List<Point> points) {
    lines.add(new Line(name, List.copyOf(points)));
    return this;
  }

  String svg() {
    double right = end(lines.stream().flatMap(l -> l.points.stream()).mapToDouble(Point::x).max());
    double top = end(lines.stream().flatMap(l -> l.points.stream()).mapToDouble(Point::y).max());
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" \
        font-size="12" role="img" aria-label="%s">
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(WIDTH, HEIGHT, escaped(title)));
    text(svg, LEFT, 20, "start", title);
    text(svg, WIDTH - RIGHT, HEIGHT - 8, "end", across);
    text(svg, 8, TOP - 8, "start", up);
    for (int i = 0; i <= STEPS; i++) {
      grid(svg, right * i / STEPS, top * i / STEPS, right, top);
    }
    for (int i = 0; i < lines.size(); i++) {
      line(svg, lines.get(i), COLOURS.get(i % COLOURS.size()), right, top);
    }
    return svg.append("</svg>\n").toString();
  }

  /** The end of an axis: the next of 1, 2, 2.5, 5 or 10 times a power of ten. */
  static double end(java.util.OptionalDouble highest) {
    double value = Math.max(highest.orElse(1), 1e-9);
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8}) {
      if (value <= step * power * 1.000001) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private static void grid(StringBuilder svg, double x, double y, double right, double top) {
    double atX = atX(x, right);
    double atY = atY(y, top);
    svg.append(
        "<path d=\"M%.1f %d V%d M%d %.1f H%d\" stroke=\"#ddd\"/>%n"
            .formatted(atX, TOP, HEIGHT - BOTTOM, LEFT, atY, WIDTH - RIGHT));
    text(svg, atX, HEIGHT - BOTTOM + 16, "middle", number(x, right));
    text(svg, LEFT - 6, atY + 4, "end", number(y, top));
  }

  private static String number(double value, double end) {
    return String.format(Locale.ROOT, end < STEPS ? "%,.1f" : "%,.0f", value);
  }

  private static void line(StringBuilder svg, Line line, String colour, double right, double top) {
    StringBuilder path = new StringBuilder();
    for (Point point : line.points) {
      double x = atX(point.x, right);
      double y = atY(point.y, top);
      path.append(path.isEmpty() ? 'M' : 'L').append("%.1f %.1f ".formatted(x, y));
      svg.append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n".formatted(x, y, colour));
    }
    svg.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
            .formatted(path.toString().strip(), colour));
    if (!line.points.isEmpty()) {
      Point last = line.points.getLast();
      text(svg, atX(last.x, right) + 8, atY(last.y, top) + 4, "start", line.name);
    }
  }

  private static double atX(double x, double right) {
    return LEFT + x / right * (WIDTH - RIGHT - LEFT);
  }

  private static double atY(double y, double top) {
    return HEIGHT - BOTTOM - y / top * (HEIGHT - BOTTOM - TOP);
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222\">%s</text>%n"
            .formatted(x, y, anchor, escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
