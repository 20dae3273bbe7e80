package nl.telmee.council;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation answers.
 *
 * @param revision from 1
 * @param body before the points; may be empty
 * @param points one for each point of the advice, in its order
 */
record AdviceAnswer(int revision, String body, List<Point> points) {
  static final int LONGEST_REASON = 4_000;

  /**
   * What is done with a point, and why.
   *
   * @param verdict null: not decided yet, in a draft
   */
  record Point(@Nullable Verdict verdict, String reason) {
    boolean complete() {
      return verdict != null && !reason.isBlank();
    }
  }

  AdviceAnswer {
    points = List.copyOf(points);
  }
}
