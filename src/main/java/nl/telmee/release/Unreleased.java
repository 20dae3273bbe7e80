package nl.telmee.release;

import nl.telmee.poll.Poll;
import nl.telmee.tally.Cells;
import nl.telmee.tally.Counts;

/** What is drawn before there is anything to show: the questions, with nothing counted. */
public final class Unreleased {
  private Unreleased() {}

  /** The same results with an empty result for every question. */
  public static Results of(Results results) {
    Poll poll = results.poll();
    Cells cells = new Cells(poll.content().questionnaire());
    int k = poll.content().policy().minimumGroup();
    return results.withQuestions(ResultsBuilder.questions(cells, Counts.none(cells), k));
  }
}
