package nl.telmee.signal;

import java.util.Locale;

/** Who brought a signal: what they are, never who. */
public enum Origin {
  RESIDENT,
  COUNCIL,
  STAFF;

  /** The word in the database and the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Origin of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
