package nl.telmee.moderation;

import java.util.Locale;
import java.util.Optional;

/** Why a text is left out. */
public enum Reason {
  PERSONAL,
  INSULT,
  OFF_TOPIC,
  UNREADABLE,
  ADVERTISING;

  /** The word in the database and in forms. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Reason> of(String word) {
    for (Reason reason : values()) {
      if (reason.word().equals(word)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
