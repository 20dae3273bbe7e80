package nl.telmee.story;

import java.util.List;
import nl.telmee.trajectory.Evaluation;
import nl.telmee.trajectory.Improvement;
import nl.telmee.trajectory.LaterAdvice;

/**
 * How it went, and what will be done better.
 *
 * @param refusal why nobody looked back; empty: somebody did or will
 * @param advice of the council for later; may be empty
 */
public record LookedBack(
    String contribution,
    String refusal,
    List<Score> scores,
    List<String> recommendations,
    String advice,
    List<Better> improvements) {
  private static final int HIGHEST = 5;

  /**
   * A score.
   *
   * @param width of its bar, for SVG
   */
  public record Score(String criterion, String score, String width) {}

  /**
   * An improvement.
   *
   * @param look of the chip that says where it stands
   * @param who who sees to it, and until when; may be empty
   */
  public record Better(String text, String standing, String look, String who, String note) {}

  /** Whether there is anything to tell yet. */
  public boolean any() {
    return !(contribution.isBlank()
        && refusal.isBlank()
        && scores.isEmpty()
        && recommendations.isEmpty()
        && advice.isBlank()
        && improvements.isEmpty());
  }

  static LookedBack of(Reading reading) {
    var content = reading.trajectory().content();
    Evaluation evaluation =
        content.section(Evaluation.class).orElse(new Evaluation("", List.of(), List.of(), ""));
    return new LookedBack(
        evaluation.contribution(),
        evaluation.refusal(),
        evaluation.scores().stream().map(one -> score(reading, one)).toList(),
        evaluation.recommendations(),
        content.section(LaterAdvice.class).map(LaterAdvice::text).orElse(""),
        content.items(Improvement.class).stream().map(one -> better(reading, one)).toList());
  }

  private static Score score(Reading reading, Evaluation.Score one) {
    return new Score(
        reading.say("trajectory.criterion." + one.criterion().word()),
        reading.say("story.score", one.score(), HIGHEST),
        one.score() * 100 / HIGHEST + "%");
  }

  private static Better better(Reading reading, Improvement one) {
    String due =
        one.dueOn() == null ? "" : reading.say("story.due", reading.words().day(one.dueOn()));
    return new Better(
        one.text(),
        reading.say("trajectory.standing." + one.standing().word()),
        switch (one.standing()) {
          case DONE, IN_MOTION -> "yes";
          case PROPOSED, ACCEPTED -> "part";
          case DROPPED -> "no";
        },
        one.owner().isBlank() ? due : (reading.say("story.who", one.owner()) + " " + due).strip(),
        one.note());
  }
}
