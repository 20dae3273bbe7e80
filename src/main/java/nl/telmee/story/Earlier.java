package nl.telmee.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Correction;

/**
 * What something said before it was corrected.
 *
 * @param when that it was corrected, and when
 * @param more what else was corrected, in words; may be empty
 */
public record Earlier(String when, String before, List<String> more, String why) {
  public Earlier {
    more = List.copyOf(more);
  }

  static Earlier of(Reading reading, LocalDate on, String before, String why) {
    return new Earlier(when(reading, on), before, List.of(), why);
  }

  /** Of a finding: its text, what was to be done with it, and whose view it was. */
  static Earlier of(Reading reading, Correction one) {
    List<String> more = new ArrayList<>();
    String proposal = one.proposal();
    if (proposal != null && !proposal.isBlank()) {
      more.add(reading.say("story.corrected.proposal", proposal));
    }
    Boolean client = one.client();
    if (client != null) {
      more.add(reading.say(client ? "story.corrected.client" : "story.corrected.not-client"));
    }
    return new Earlier(when(reading, one.on()), one.before(), more, one.why());
  }

  private static String when(Reading reading, LocalDate on) {
    return reading.say("story.corrected", reading.words().day(on));
  }
}
