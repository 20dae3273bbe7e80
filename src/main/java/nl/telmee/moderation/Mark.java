package nl.telmee.moderation;

/**
 * A part of a text that a moderator had better look at.
 *
 * @param from where it begins, in characters
 * @param to where it ends; later than {@code from}
 */
public record Mark(int from, int to, Kind kind) {
  /** Why. In this order: where two kinds overlap, the first one holds. */
  public enum Kind {
    EMAIL,
    LINK,
    BANK_ACCOUNT,
    PHONE,
    CITIZEN_NUMBER,
    ADDRESS,
    NAME,
    INSULT
  }

  public Mark {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("no part of a text: " + from + "-" + to);
    }
  }

  boolean overlaps(Mark other) {
    return from < other.to && other.from < to;
  }
}
