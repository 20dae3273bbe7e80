package nl.telmee.spread;

import java.awt.Color;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Colours as organisations write them. */
final class Colours {
  /** The green of the look, for who has no colour of their own. */
  static final Color OURS = new Color(0x0a, 0x5c, 0x4a);

  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  private Colours() {}

  /** The colour in a text like {@code #0a5c4a}, or ours. */
  static Color of(@Nullable String text) {
    return text != null && HEX.matcher(text).matches()
        ? new Color(Integer.parseInt(text.substring(1), 16))
        : OURS;
  }

  /** A colour as CSS and SVG write it. */
  static String hex(Color color) {
    return "#%06x".formatted(color.getRGB() & 0xffffff);
  }

  /** The contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio). */
  static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
