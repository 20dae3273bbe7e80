package nl.telmee.trajectory;

import java.util.List;
import nl.telmee.web.Fields;

/**
 * How the participation contributed to its goal, as the focus group sees it.
 *
 * @param contribution in words
 * @param scores by criterion; those that were not scored are not there
 * @param recommendations what should be done otherwise
 * @param refusal why there is no evaluation; empty: there is or will be one
 */
public record Evaluation(
    String contribution, List<Score> scores, List<String> recommendations, String refusal)
    implements Section {
  public static final int MOST = 20;
  public static final int LONGEST_RECOMMENDATION = 600;
  public static final int HIGHEST = 5;

  public Evaluation {
    scores = List.copyOf(scores);
    recommendations = List.copyOf(recommendations);
  }

  /** What is scored, from 1 (bad) to 5 (good). */
  public enum Criterion {
    IN_TIME,
    CLEAR_INFLUENCE,
    REACHED_EVERYBODY,
    HEARD,
    FEEDBACK,
    CLIENTS_SEEN;

    @com.fasterxml.jackson.annotation.JsonValue
    public String word() {
      return Fields.wordOf(this);
    }
  }

  /** A score of one criterion. */
  public record Score(Criterion criterion, int score) {
    static Score read(Fields fields) {
      Score read =
          new Score(
              fields.word("criterion", Criterion.class, null), fields.whole("score", 1, HIGHEST));
      fields.end();
      return read;
    }
  }

  static Evaluation read(Fields fields) {
    List<Score> scores = fields.objects("scores", 0, MOST).stream().map(Score::read).toList();
    if (scores.stream().map(Score::criterion).distinct().count() != scores.size()) {
      fields.wrong("scores", "has a criterion twice");
    }
    Evaluation read =
        new Evaluation(
            fields.loose("contribution", Subject.LONGEST_TEXT),
            scores,
            fields.texts("recommendations", 0, MOST, LONGEST_RECOMMENDATION),
            fields.loose("refusal", Subject.LONGEST_TEXT));
    fields.end();
    return read;
  }
}
