package nl.telmee.steer;

import java.util.List;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The trajectories of a caller.
 *
 * @param begins whether the caller may begin one
 * @param more address of the next page; empty: there is none
 */
public record SteerListPage(
    StaffFrame staff, boolean begins, boolean empty, List<Group> groups, String more) {
  /** Trajectories that stand alike; one of them at least. */
  public record Group(String word, String title, List<Line> lines) {}

  /**
   * One trajectory.
   *
   * @param lang of the title where it is not the page's
   * @param step the step that comes next; empty: none
   * @param due when it is due; empty: no day
   * @param overdue whether that day has passed
   * @param missing what the caller still has to deliver
   */
  public record Line(
      String address,
      String title,
      @Nullable String lang,
      String organisation,
      String state,
      String step,
      String due,
      boolean overdue,
      List<SteerLack> missing) {}
}
