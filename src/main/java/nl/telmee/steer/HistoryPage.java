package nl.telmee.steer;

import java.util.List;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.StaffFrame;

/**
 * What was done to a trajectory.
 *
 * @param earlier address of what was done before; empty: this is all
 */
public record HistoryPage(StaffFrame staff, TrajectoryDesk desk, List<Line> lines, String earlier) {
  /**
   * One change.
   *
   * @param note a reason, or what was said with it; may be empty
   * @param changed what an item said before and says since
   * @param details the same of a section, which may be long
   */
  public record Line(
      String when,
      String who,
      String did,
      String note,
      List<HistoryFact> changed,
      List<HistoryFact> details) {}
}
