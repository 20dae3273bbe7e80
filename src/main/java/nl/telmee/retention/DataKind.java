package nl.telmee.retention;

import java.util.List;
import java.util.Locale;
import nl.telmee.poll.Retention;
import org.jspecify.annotations.Nullable;

/** A kind of data that is not kept for ever, in the order in which they are destroyed. */
public enum DataKind {
  /** What people wrote themselves, within their responses. */
  TEXTS,
  /** Access codes that were not used. */
  CODES,
  /** Files of anonymised rows. */
  EXPORTS,
  /** Drafts that nobody has changed for a year, with the answers of who tried them. */
  DRAFTS,
  /** Responses; tallies and released results are no part of them. */
  RESPONSES,
  /** People who did not say that they still want to be invited; {@code contact} erases them. */
  CONTACTS;

  /** What an administrator may have destroyed before its term. */
  static final List<DataKind> BY_HAND = List.of(TEXTS, CODES, RESPONSES);

  static final int EXPORT_HOURS = 24;
  static final int DRAFT_DAYS = 365;

  /** The word in the database, the API and addresses. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DataKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Days after closing until it is destroyed; null for what has a fixed term of its own. */
  @Nullable Integer days(Retention terms) {
    return switch (this) {
      case RESPONSES -> terms.responses();
      case TEXTS -> terms.texts();
      case CODES -> terms.codes();
      case EXPORTS, DRAFTS, CONTACTS -> null;
    };
  }
}
