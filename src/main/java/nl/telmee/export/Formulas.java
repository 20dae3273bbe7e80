package nl.telmee.export;

/** Texts that a spreadsheet would take for a formula (CWE-1236). */
final class Formulas {
  private Formulas() {}

  /** The text, with an apostrophe before it where it looks like a formula. */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
