package nl.telmee.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.telmee.feed.Outcome;
import nl.telmee.release.Phrase;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Influence;
import nl.telmee.trajectory.Level;

/**
 * A trajectory in a list.
 *
 * @param owner whose it is; empty: that of the page
 * @param level how far residents take part; may be empty
 * @param now where it stands
 * @param late that it is late; empty: it is not
 * @param outcomes how many findings came out how, in words
 */
public record Card(
    String address,
    Phrase title,
    String owner,
    String level,
    String now,
    String late,
    Tally tally,
    List<Invited.Chip> outcomes) {
  /**
   * Its card.
   *
   * @param here slug of the organisation whose page it is on
   */
  static Card of(Reading reading, String here) {
    String owner = reading.trajectory().head().organisation();
    StepLine line = StepLine.of(reading);
    StepLine.Now now = line.now();
    Level level =
        reading.trajectory().content().section(Influence.class).map(Influence::level).orElse(null);
    return new Card(
        reading.trajectory().head().page(),
        Phrase.of(reading.trajectory().title(), reading.words()),
        owner.equals(here) ? "" : reading.name(owner),
        level == null ? "" : reading.say("trajectory.level." + level.word()),
        now == null ? line.ended() : now(reading, now),
        now == null ? "" : now.late(),
        line.tally(),
        outcomes(reading));
  }

  static String now(Reading reading, StepLine.Now now) {
    return (reading.say("story.now", now.name()) + " " + now.due()).strip();
  }

  private static List<Invited.Chip> outcomes(Reading reading) {
    Map<Outcome, Integer> decided = Facts.of(reading.trajectory()).decided();
    List<Invited.Chip> chips = new ArrayList<>();
    for (Outcome outcome : Decision.outcomes()) {
      int count = decided.getOrDefault(outcome, 0);
      if (count > 0) {
        chips.add(
            new Invited.Chip(
                reading.say(
                    "story.outcomes", count, reading.say("trajectory.outcome." + outcome.word())),
                Verdict.look(outcome)));
      }
    }
    return chips;
  }
}
