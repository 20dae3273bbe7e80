package nl.telmee.poll;

import nl.telmee.web.Words;

/** Says a term as people do. */
public final class Terms {
  private static final int YEAR_DAYS = 365;

  private Terms() {}

  /** So many days: whole years where they are, days otherwise. */
  public static String days(Words words, int days) {
    return days > 0 && days % YEAR_DAYS == 0
        ? words.count("retention.years", days / YEAR_DAYS)
        : words.count("retention.days", days);
  }
}
