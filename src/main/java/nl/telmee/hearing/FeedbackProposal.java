package nl.telmee.hearing;

import java.util.List;
import java.util.stream.Collectors;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/**
 * A text to begin with, made of decisions. It is in Dutch, as findings and reasons are; people
 * change it before anybody is told. Pure.
 */
final class FeedbackProposal {
  private static final Words DUTCH = Words.of(Language.NL);

  private FeedbackProposal() {}

  /**
   * The text.
   *
   * @param findings that it tells of, each decided
   */
  static String of(Trajectory trajectory, List<Finding> findings) {
    return findings.stream()
        .map(finding -> part(trajectory, finding))
        .collect(
            Collectors.joining(
                "\n\n",
                DUTCH.say("hearing.feedback.text.begin", trajectory.title().in(Language.NL))
                    + "\n\n",
                "\n\n" + DUTCH.say("hearing.feedback.text.end")));
  }

  private static String part(Trajectory trajectory, Finding finding) {
    Decision decision = trajectory.content().item(Decision.class, finding.id()).orElseThrow();
    return DUTCH.say("hearing.feedback.text.said", finding.text())
        + "\n"
        + DUTCH.say(
            "hearing.feedback.text.decided",
            DecisionView.outcome(DUTCH, decision),
            decision.reason());
  }
}
