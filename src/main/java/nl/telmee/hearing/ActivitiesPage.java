package nl.telmee.hearing;

import java.util.List;

/**
 * All activities of a trajectory.
 *
 * @param closed why none can be added or changed; empty: it can
 */
public record ActivitiesPage(Around around, List<Line> lines, String closed) {
  /**
   * One activity.
   *
   * @param tone class of the chip of its state
   * @param day when it is, in words; empty: not known
   * @param facts what is known of it, in sentences
   * @param poll address of the staff's page of its poll; empty: none
   */
  public record Line(
      String address,
      String form,
      String title,
      String state,
      String tone,
      String day,
      List<String> facts,
      String poll) {}
}
