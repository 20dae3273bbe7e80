package nl.telmee.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How far people come in a questionnaire: counters of who left, and of who sent. Every number it
 * shows is of k people or more: those who left after a question are shown with those of later
 * questions until they are k.
 */
final class Completion {
  /**
   * A question.
   *
   * @param place from 0
   * @param left how many left here or since the last number; 0: fewer than k, which wait for more
   * @param reached how many came this far
   */
  record Step(int place, long left, long reached) {}

  private Completion() {}

  /**
   * The steps of a questionnaire; empty while there is nothing to show.
   *
   * @param sent how many sent their answers
   * @param leftAt how many left, by the place of the furthest question they saw
   */
  static List<Step> of(int questions, long sent, Map<Integer, Long> leftAt, int k) {
    long[] left = new long[questions];
    long waiting = 0;
    long shown = 0;
    for (int i = 0; i < questions; i++) {
      waiting += leftAt.getOrDefault(i, 0L);
      if (waiting > 0 && waiting >= k) {
        left[i] = waiting;
        shown += waiting;
        waiting = 0;
      }
    }
    if (shown == 0) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    long reached = sent + shown;
    for (int i = 0; i < questions; i++) {
      steps.add(new Step(i, left[i], reached));
      reached -= left[i];
    }
    return steps;
  }
}
