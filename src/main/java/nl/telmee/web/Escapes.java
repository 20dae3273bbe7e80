package nl.telmee.web;

/** Percent-encoding in addresses (RFC 3986 §2.1). */
final class Escapes {
  private Escapes() {}

  /** Whether each percent sign is followed by two hexadecimal digits, and none spells NUL. */
  static boolean valid(String uri) {
    for (int i = uri.indexOf('%'); i >= 0; i = uri.indexOf('%', i + 1)) {
      if (i + 2 >= uri.length() || !hex(uri.charAt(i + 1)) || !hex(uri.charAt(i + 2))) {
        return false;
      }
      if (uri.startsWith("00", i + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }
}
