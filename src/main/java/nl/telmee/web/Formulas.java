package nl.telmee.web;

/** Texts that a spreadsheet would take for a formula (CWE-1236). */
public final class Formulas {
  private static final String SIGNS = "=+-@\t\r\n";

  private Formulas() {}

  /** The text, with an apostrophe before it where it looks like a formula. */
  public static String harmless(String text) {
    return looksLikeOne(text) ? "'" + text : text;
  }

  /** The text again without the apostrophe that {@link #harmless} put before it. */
  public static String original(String text) {
    return text.startsWith("'") && looksLikeOne(text.substring(1)) ? text.substring(1) : text;
  }

  private static boolean looksLikeOne(String text) {
    return !text.isEmpty() && SIGNS.indexOf(text.charAt(0)) >= 0;
  }
}
