package nl.telmee.web;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code (ISO/IEC 18004) of a text, with the quiet zone of four modules that scanners need.
 * Always black on white: many scanners refuse the reverse.
 */
public final class Qr {
  private static final int QUIET = 4;

  /** What fits at the error correction that is chosen, for text of any kind. */
  private static final int LONGEST = 1_000;

  private final QrCode code;

  private Qr(QrCode code) {
    this.code = code;
  }

  /**
   * The code of a text of at most 1,000 characters. It stays readable when 15% of it is damaged,
   * and more when that costs no larger code.
   */
  public static Qr of(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a QR code holds 1 to " + LONGEST + " characters");
    }
    return new Qr(QrCode.encodeText(text, QrCode.Ecc.MEDIUM));
  }

  /** Modules along one side, quiet zones included; the size of the {@link #viewBox}. */
  public int size() {
    return code.size + 2 * QUIET;
  }

  /** The {@code viewBox} of an SVG that holds {@link #path}. */
  public String viewBox() {
    return "0 0 " + size() + " " + size();
  }

  /** The dark modules as the data of one SVG path, a rectangle for each run in a row. */
  public String path() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          int run = 1;
          while (code.getModule(x + run, y)) {
            run++;
          }
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
          path.append('h').append(run).append("v1h-").append(run).append('z');
          x += run;
        }
      }
    }
    return path.toString();
  }

  /** A whole SVG document, to print at any size. */
  public String svg() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="%s" shape-rendering="crispEdges">\
    <path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>
    """
        .formatted(viewBox(), size(), size(), path());
  }

  /**
   * A PNG image.
   *
   * @param pixels the least width and height; it is rounded up so that modules are whole pixels
   */
  public byte[] png(int pixels) {
    int scale = Math.max(1, Math.ceilDiv(pixels, size()));
    return Png.blackAndWhite(
        size() * scale, (x, y) -> code.getModule(x / scale - QUIET, y / scale - QUIET));
  }
}
