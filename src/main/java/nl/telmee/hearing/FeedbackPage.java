package nl.telmee.hearing;

import java.util.List;
import nl.telmee.signal.Typed;

/**
 * Telling those who took part what was done with what they said.
 *
 * @param closed why no feedback can be given now; empty: it can
 * @param decided findings that it can be about
 * @param open how many decisions nobody was told of, in a sentence; empty: none
 * @param given what was told, the last first
 * @param sure whether the box that it cannot be undone is ticked
 * @param groups classes and clubs that got codes, for a card each
 * @param card address of the card to print; empty: there is nothing to print yet
 */
public record FeedbackPage(
    Around around,
    Typed typed,
    String closed,
    List<Tells> decided,
    String open,
    List<Given> given,
    boolean sure,
    List<String> groups,
    String card) {
  public FeedbackPage {
    decided = List.copyOf(decided);
    given = List.copyOf(given);
  }

  /**
   * A finding that the feedback can tell of.
   *
   * @param told whether people were told of this decision before
   */
  public record Tells(
      String id, String finding, String outcome, String tone, boolean told, boolean chosen) {}

  /**
   * Feedback that was given.
   *
   * @param paragraphs of its text
   * @param findings that it tells of, in brief
   */
  public record Given(String id, String day, List<String> paragraphs, List<String> findings) {
    public Given {
      paragraphs = List.copyOf(paragraphs);
      findings = List.copyOf(findings);
    }
  }
}
