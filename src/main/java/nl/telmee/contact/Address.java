package nl.telmee.contact;

import java.util.Locale;
import java.util.Optional;
import nl.telmee.identity.Emails;

/**
 * Where somebody can be reached.
 *
 * @param value as it is used: an e-mail address in lower case, a number like {@code +31612345678}
 */
record Address(Kind kind, String value) {
  /** The two ways there are. */
  enum Kind {
    EMAIL,
    PHONE
  }

  /**
   * An e-mail address; empty when the text cannot be one. Capitals make no difference in practice.
   */
  static Optional<Address> email(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    return Emails.valid(text) ? Optional.of(new Address(Kind.EMAIL, text)) : Optional.empty();
  }

  /** A mobile number of the Netherlands or, with its country, of elsewhere; empty otherwise. */
  static Optional<Address> phone(String typed) {
    String digits = typed.replaceAll("[\\s().-]", "");
    String number =
        digits.startsWith("00")
            ? "+" + digits.substring(2)
            : digits.startsWith("06") ? "+31" + digits.substring(1) : digits;
    boolean dutch = number.startsWith("+31");
    return number.matches(dutch ? "\\+316\\d{8}" : "\\+[1-9]\\d{7,14}")
        ? Optional.of(new Address(Kind.PHONE, number))
        : Optional.empty();
  }

  /** Not in logs. */
  @Override
  public String toString() {
    return "Address[***]";
  }
}
