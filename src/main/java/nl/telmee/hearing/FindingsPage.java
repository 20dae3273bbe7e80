package nl.telmee.hearing;

import java.util.List;
import nl.telmee.trajectory.Point;

/**
 * All findings of a trajectory by activity.
 *
 * @param drafts how many wait for words, in a sentence; empty: none
 * @param closed why none can be added; empty: it can
 * @param writes whether the caller words findings
 */
public record FindingsPage(
    Around around, List<Heard> activities, String drafts, String closed, boolean writes) {
  public FindingsPage {
    activities = List.copyOf(activities);
  }

  /**
   * What was heard in one activity.
   *
   * @param origin where it comes from; may be empty
   * @param missing what the results do not say, in sentences
   * @param points what people brought up, and how often
   * @param add address of the form of a new finding
   */
  public record Heard(
      String title,
      String form,
      String notes,
      String origin,
      List<String> missing,
      List<Point> points,
      String add,
      List<FindingView> findings,
      List<Left> leftOut) {
    public Heard {
      missing = List.copyOf(missing);
      points = List.copyOf(points);
      findings = List.copyOf(findings);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * A result that was left out of the report.
   *
   * @param restore where a form takes it in again
   */
  public record Left(String question, String day, String why, String restore) {}
}
