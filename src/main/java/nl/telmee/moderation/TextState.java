package nl.telmee.moderation;

import java.util.Locale;

/** Where a text stands. */
public enum TextState {
  WAITING,
  PUBLISHED,
  LEFT_OUT;

  /** The word in the database and in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The state of a word; waiting for a word that is none. */
  static TextState of(String word) {
    for (TextState state : values()) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    return WAITING;
  }
}
