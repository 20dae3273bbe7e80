package nl.telmee.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a follower gets mail about what happened. */
enum Frequency {
  AT_ONCE,
  DAILY,
  WEEKLY,
  /** Only newsletters. */
  NONE;

  static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final LocalTime HOUR = LocalTime.of(8, 0);

  /** What happens within this time after a mail waits for the next one. */
  private static final int GROUPED_SECONDS = 60;

  /** As in the database, forms and messages: {@code at-once}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Frequency> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** The earliest moment of the first mail of who begins now. */
  Instant first(Instant now) {
    return this == AT_ONCE ? now : next(now);
  }

  /** The earliest moment of the next mail after one that was sent now. */
  Instant next(Instant now) {
    ZonedDateTime here = now.atZone(AMSTERDAM);
    return switch (this) {
      case AT_ONCE -> now.plusSeconds(GROUPED_SECONDS);
      case DAILY, NONE -> morning(here, here.plusDays(1));
      case WEEKLY ->
          morning(
              here.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)),
              here.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    };
  }

  /** Eight o'clock of a day if that is still to come, else of another day. */
  private static Instant morning(ZonedDateTime day, ZonedDateTime otherwise) {
    ZonedDateTime morning = day.with(HOUR);
    boolean passed = !morning.isAfter(day);
    return (passed ? otherwise.with(HOUR) : morning).toInstant();
  }
}
