package nl.telmee.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The year of a report.
 *
 * @param until the last day that is counted: of the year, or today while it goes on
 */
record Year(int number, LocalDate until) {
  static Year of(int number, LocalDate today) {
    LocalDate end = LocalDate.of(number, 12, 31);
    return new Year(number, end.isBefore(today) ? end : today);
  }

  LocalDate first() {
    return LocalDate.of(number, 1, 1);
  }

  /** Whether a day is in it and not after what is counted. */
  boolean holds(@Nullable LocalDate day) {
    return day != null && day.getYear() == number && !day.isAfter(until);
  }

  /** Whether something had happened by its end. */
  boolean past(@Nullable LocalDate day) {
    return day != null && !day.isAfter(until);
  }

  /** Whether something with these two days went on in it. */
  boolean touches(@Nullable LocalDate begun, @Nullable LocalDate ended) {
    return past(begun) && (ended == null || !ended.isBefore(first()));
  }
}
