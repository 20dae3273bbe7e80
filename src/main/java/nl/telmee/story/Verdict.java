package nl.telmee.story;

import java.util.List;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Correction;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Feedback;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Step;
import nl.telmee.trajectory.Trajectory;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on a finding, and why.
 *
 * @param look yes, part, no; plain: not decided yet
 * @param reason empty: not decided yet
 * @param when the day, or until when it will be decided; may be empty
 * @param outdated that it was decided on what the finding said before; empty: it was not
 * @param told to the feedback in which people were told; null: not told yet
 */
public record Verdict(
    String words,
    String look,
    String reason,
    String when,
    String outdated,
    @Nullable Link told,
    List<Earlier> corrections) {
  static Verdict of(Reading reading, Finding finding) {
    return reading
        .trajectory()
        .content()
        .item(Decision.class, finding.id())
        .map(decision -> of(reading, decision))
        .orElseGet(() -> open(reading));
  }

  private static Verdict open(Reading reading) {
    String when =
        reading
            .trajectory()
            .planning()
            .stage(Step.DECISION.word())
            .map(Stage::dueOn)
            .map(day -> reading.say("story.due", reading.words().day(day)))
            .orElse("");
    return new Verdict(reading.say("story.undecided"), "plain", "", when, "", null, List.of());
  }

  private static Verdict of(Reading reading, Decision decision) {
    return new Verdict(
        outcome(reading, decision.outcome()),
        look(decision.outcome()),
        decision.reason(),
        reading.say("story.decided.on", reading.words().day(decision.on())),
        outdated(reading, decision),
        told(reading, decision),
        decision.corrections().stream().map(one -> earlier(reading, one)).toList());
  }

  private static String outdated(Reading reading, Decision decision) {
    if (!decision.outdated()) {
      return "";
    }
    return reading.trajectory().state() == Trajectory.State.CLOSED
        ? reading.say("story.outdated.closed")
        : reading.say("story.outdated");
  }

  private static @Nullable Link told(Reading reading, Decision decision) {
    return decision.told() == null
        ? null
        : reading
            .trajectory()
            .content()
            .item(Feedback.class, decision.told())
            .map(
                feedback ->
                    new Link(
                        "#feedback-" + feedback.id(),
                        reading.say("story.told.on", reading.words().day(feedback.on()))))
            .orElse(null);
  }

  /** What was decided before stands as the word of the outcome and the reason. */
  private static Earlier earlier(Reading reading, Correction correction) {
    String before = correction.before();
    for (Outcome outcome : Decision.outcomes()) {
      String beginning = outcome.word() + ": ";
      if (before.startsWith(beginning)) {
        before = outcome(reading, outcome) + ". " + before.substring(beginning.length());
        break;
      }
    }
    return Earlier.of(reading, correction.on(), before, correction.why());
  }

  private static String outcome(Reading reading, Outcome outcome) {
    return reading.say("trajectory.outcome." + outcome.word());
  }

  static String look(Outcome outcome) {
    return switch (outcome) {
      case ADOPTED, TAKEN_UP, ANSWERED -> "yes";
      case PARTLY_ADOPTED -> "part";
      case NOT_ADOPTED, REFUSED -> "no";
    };
  }
}
