package nl.telmee.document;

import java.util.List;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.StaffFrame;

/** The documents of a trajectory, each with the ways to take it. */
public record DocumentsPage(StaffFrame staff, TrajectoryDesk desk, List<Line> lines) {
  /**
   * A document.
   *
   * @param address of the page to read; {@code /odt} and {@code /text} behind it are the files
   */
  public record Line(String title, String how, String address) {}
}
