package nl.telmee.spread;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The picture of a poll that social media show beside a link (Open Graph): 1200 × 630, the title,
 * who asks, and the tally. Where no font is installed there are only shapes. Drawing takes tens of
 * milliseconds: not for an event loop.
 */
final class OpenGraphImage {
  static final int WIDTH = 1200;
  static final int HEIGHT = 630;

  private static final Logger LOG = LoggerFactory.getLogger(OpenGraphImage.class);
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private static final Color PAPER = new Color(0xfb, 0xf8, 0xf1);
  private static final Color INK = new Color(0x17, 0x23, 0x3b);
  private static final Color MUTED = new Color(0x56, 0x60, 0x74);
  private static final Color SUN = new Color(0xff, 0xc5, 0x3d);

  /** The tallies on the band, from the right. */
  private static final Color[] FADING = {
    SUN, new Color(255, 255, 255, 150), new Color(255, 255, 255, 90)
  };

  private static final int MARGIN = 80;

  /** How wide a tally on the band is. */
  private static final int TALLY = 82;

  /** What one tally leaves of the band. */
  private static final int LONGEST_CALL = WIDTH - 2 * MARGIN - TALLY - MARGIN / 2;

  private static final int[] SIZES = {76, 66, 56, 48, 42};
  private static final int MOST_LINES = 4;
  private static final int ROOM = 340;

  static {
    // A server has no screen; the first class of the desktop that is loaded reads this.
    System.setProperty("java.awt.headless", "true");
  }

  /**
   * What stands in the picture.
   *
   * @param call what one is asked to do, a few words
   */
  record Text(String title, String organisation, String call) {}

  private OpenGraphImage() {}

  /** The picture as PNG. */
  static byte[] png(Text text, Color brand) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    try {
      brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      shapes(brush, brand);
      fading(brush, words(brush, text, brand));
    } finally {
      brush.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(32 * 1024);
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void shapes(Graphics2D brush, Color brand) {
    brush.setColor(PAPER);
    brush.fillRect(0, 0, WIDTH, HEIGHT);
    brush.setColor(brand);
    brush.fillRect(0, HEIGHT - 110, WIDTH, 110);
    tally(brush, MARGIN, 62, 2.6f, 7, INK);
  }

  /** As many tallies as the words on the band leave room for. */
  private static void fading(Graphics2D brush, int words) {
    int left = WIDTH - MARGIN - TALLY;
    for (Color color : FADING) {
      if (left >= words + MARGIN / 2) {
        tally(brush, left, HEIGHT - 84, 2.3f, 7, color);
      }
      left -= 120;
    }
  }

  /** Four strokes and one across, as in the logo. */
  private static void tally(
      Graphics2D brush, float x, float y, float scale, float width, Color color) {
    Path2D strokes = new Path2D.Float();
    for (int i = 0; i < 4; i++) {
      strokes.moveTo(x + (5 + 7 * i) * scale, y + 3 * scale);
      strokes.lineTo(x + (5 + 7 * i) * scale, y + 23 * scale);
    }
    strokes.moveTo(x + scale, y + 19 * scale);
    strokes.lineTo(x + 32 * scale, y + 6 * scale);
    brush.setColor(color);
    brush.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    brush.draw(strokes);
  }

  /**
   * Yields where the words on the band end. Without fonts the desktop classes throw what they like,
   * errors too; the shapes stay.
   */
  private static int words(Graphics2D brush, Text text, Color brand) {
    try {
      brush.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      title(brush, text.title());
      brush.setFont(font(Font.BOLD, 34));
      brush.setColor(MUTED);
      FontMetrics metrics = brush.getFontMetrics();
      brush.drawString(one(text.organisation(), metrics, 900), MARGIN + 115, 108);
      brush.setColor(bright(brand) ? INK : Color.WHITE);
      String call = one(text.call(), metrics, LONGEST_CALL);
      brush.drawString(call, MARGIN, HEIGHT - 43);
      return MARGIN + metrics.stringWidth(call);
    } catch (RuntimeException | LinkageError | InternalError e) {
      if (TOLD.compareAndSet(false, true)) {
        LOG.warn(
            "No fonts to draw with: pictures for social media have no words ({})", e.toString());
      }
      return 0;
    }
  }

  private static void title(Graphics2D brush, String title) {
    brush.setColor(INK);
    for (int size : SIZES) {
      brush.setFont(font(Font.BOLD, size));
      FontMetrics metrics = brush.getFontMetrics();
      List<String> lines = Lines.wrap(title, WIDTH - 2 * MARGIN, metrics::stringWidth);
      boolean last = size == SIZES[SIZES.length - 1];
      if (last || (lines.size() <= MOST_LINES && lines.size() * size * 1.2 <= ROOM)) {
        int most = Math.min(lines.size(), (int) (ROOM / (size * 1.2)));
        draw(brush, Lines.atMost(lines, most), size);
        return;
      }
    }
  }

  private static void draw(Graphics2D brush, List<String> lines, int size) {
    double line = size * 1.2;
    double y = 160 + (ROOM - lines.size() * line) / 2 + size;
    for (String text : lines) {
      brush.drawString(text, MARGIN, (float) y);
      y += line;
    }
  }

  private static String one(String text, FontMetrics metrics, int width) {
    return Lines.atMost(Lines.wrap(text, width, metrics::stringWidth), 1).getFirst();
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  /** Whether dark letters read better on a colour (WCAG 2.2, relative luminance). */
  private static boolean bright(Color color) {
    return Colours.contrast(color, INK) > Colours.contrast(color, Color.WHITE);
  }
}
