package nl.telmee.builder;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as people type them, in the time of the Netherlands, and as they are stored. */
final class LocalMoment {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  private LocalMoment() {}

  /** What a field for date and time gives, as a moment in UTC; other text stays as it is. */
  static String toInstant(String typed) {
    try {
      return LocalDateTime.parse(typed.replace(' ', 'T')).atZone(AMSTERDAM).toInstant().toString();
    } catch (DateTimeException _) {
      return typed;
    }
  }

  /** The value for a field; other text stays as it is. */
  static String toField(String stored) {
    try {
      return FIELD.format(OffsetDateTime.parse(stored).atZoneSameInstant(AMSTERDAM));
    } catch (DateTimeException _) {
      return stored;
    }
  }
}
