package nl.telmee.identity;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as an SVG path, one unit for each module.
 *
 * @param size of a side with the quiet zone of four modules around (ISO/IEC 18004 §6.3.8)
 * @param path of the dark modules
 */
public record QrPicture(int size, String path) {
  private static final int QUIET = 4;

  static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size + 2 * QUIET, path.toString());
  }
}
