package nl.telmee.live;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as one SVG path (ISO/IEC 18004).
 *
 * @param box the view box, with the quiet zone of four modules that readers need
 * @param path the dark modules, one unit each
 */
public record ScreenCode(String box, String path) {
  private static final int QUIET = 4;

  /** Level M: a lamp that shines on a projection takes away more than dirt on paper does. */
  static ScreenCode of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int run = x;
        while (run < code.size && code.getModule(run, y)) {
          run++;
        }
        if (run > x) {
          path.append("M%d %dh%dv1h-%dz".formatted(x, y, run - x, run - x));
          x = run;
        }
      }
    }
    int side = code.size + 2 * QUIET;
    return new ScreenCode("-%d -%d %d %d".formatted(QUIET, QUIET, side, side), path.toString());
  }
}
