package nl.telmee.relation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.telmee.web.Words;

/** How long ago somebody looked at something, in words. */
final class Ago {
  private static final int DAYS_IN_WORDS = 31;
  private static final int MONTHS_IN_WORDS = 24;

  private Ago() {}

  static String checked(Words words, LocalDate day, LocalDate today) {
    long days = ChronoUnit.DAYS.between(day, today);
    if (days <= 0) {
      return words.say("relation.checked.today");
    }
    if (days < DAYS_IN_WORDS) {
      return words.count("relation.checked.days", days);
    }
    long months = ChronoUnit.MONTHS.between(day, today);
    return months < MONTHS_IN_WORDS
        ? words.count("relation.checked.months", Math.max(1, months))
        : words.say("relation.checked.years", ChronoUnit.YEARS.between(day, today));
  }
}
