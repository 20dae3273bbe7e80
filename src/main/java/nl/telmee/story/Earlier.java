package nl.telmee.story;

import java.time.LocalDate;

/**
 * What something said before it was corrected.
 *
 * @param when that it was corrected, and when
 */
public record Earlier(String when, String before, String why) {
  static Earlier of(Reading reading, LocalDate on, String before, String why) {
    return new Earlier(reading.say("story.corrected", reading.words().day(on)), before, why);
  }
}
