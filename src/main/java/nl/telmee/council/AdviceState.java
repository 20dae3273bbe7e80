package nl.telmee.council;

import java.util.Locale;

/** Where an advice stands. */
enum AdviceState {
  /** The organisation asked for it; the council has not begun. */
  ASKED,
  /** The council writes it. */
  DRAFT,
  /** The organisation has it; nobody else sees it before its moment. */
  DELIVERED,
  /** Everybody sees it; the organisation has to answer. */
  PUBLISHED,
  /** The organisation has answered. */
  ANSWERED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AdviceState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  boolean isPublic() {
    return this == PUBLISHED || this == ANSWERED;
  }

  /** Whether the council may still write. */
  boolean isWritten() {
    return this == ASKED || this == DRAFT;
  }
}
