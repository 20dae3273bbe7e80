package nl.telmee.hearing;

import java.util.List;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Correction;
import nl.telmee.trajectory.Decision;
import nl.telmee.web.Words;

/** Decisions in words. */
final class DecisionView {
  private DecisionView() {}

  static DecisionsPage.Decided of(Words words, Decision decision) {
    return new DecisionsPage.Decided(
        outcome(words, decision),
        tone(decision.outcome()),
        decision.reason(),
        words.day(decision.on()),
        decision.outdated() ? words.say("hearing.decision.outdated") : "",
        words.say(decision.told() == null ? "hearing.decision.not-told" : "hearing.decision.told"),
        decision.corrections().stream().map(one -> earlier(words, one)).toList());
  }

  static String outcome(Words words, Decision decision) {
    return words.say("trajectory.outcome." + decision.outcome().word());
  }

  static String tone(Outcome outcome) {
    return switch (outcome) {
      case ADOPTED -> "yes";
      case PARTLY_ADOPTED -> "part";
      case NOT_ADOPTED -> "no";
      case TAKEN_UP, ANSWERED, REFUSED -> "";
    };
  }

  /** A correction keeps the outcome as a word before the reason. */
  private static FindingView.Earlier earlier(Words words, Correction correction) {
    String before = correction.before();
    for (Outcome outcome : Decision.outcomes()) {
      String beginning = outcome.word() + ": ";
      if (before.startsWith(beginning)) {
        before =
            words.say("trajectory.outcome." + outcome.word())
                + ": "
                + before.substring(beginning.length());
      }
    }
    return new FindingView.Earlier(words.day(correction.on()), before, List.of(), correction.why());
  }

  /** What may be decided. */
  static List<Choice> choices(Words words, String chosen) {
    return Decision.outcomes().stream()
        .map(
            one ->
                new Choice(
                    one.word(),
                    words.say("trajectory.outcome." + one.word()),
                    one.word().equals(chosen)))
        .toList();
  }
}
