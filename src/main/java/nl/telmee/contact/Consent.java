package nl.telmee.contact;

import java.time.YearMonth;
import java.util.Optional;

/**
 * What somebody agreed to, and when. Immutable.
 *
 * @param version of the text that was shown
 * @param since the month of their newest yes: no day, as days stand with responses
 * @param months how long the text said that they are kept; nobody makes that longer without them
 * @param asked whether they were asked since then if they still want to be invited
 * @param parent of somebody under 16, who agreed to it
 */
record Consent(int version, YearMonth since, int months, boolean asked, Optional<Address> parent) {
  /** The text that is shown now. */
  static final int NEWEST = 1;

  /** The message with a text; one that was shown once is never changed or removed. */
  static String text(int version) {
    return switch (version) {
      case 1 -> "consent.text.first";
      default -> throw new IllegalArgumentException("no text " + version);
    };
  }

  /** The same, said to a parent. */
  static String parentText(int version) {
    return switch (version) {
      case 1 -> "consent.text.first.parent";
      default -> throw new IllegalArgumentException("no text " + version);
    };
  }

  /** Another yes, to the text that is shown now. */
  Consent renewed(YearMonth month, int keptMonths) {
    return new Consent(NEWEST, month, keptMonths, false, parent);
  }

  Consent askedAgain() {
    return new Consent(version, since, months, true, parent);
  }
}
