package nl.telmee.hearing;

import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.StaffFrame;

/**
 * What stands around a page.
 *
 * @param base address of the list that the page belongs to
 * @param done what was done just now; empty: nothing
 */
public record Around(StaffFrame staff, TrajectoryDesk desk, String base, String done) {
  /** Says a message. */
  public String say(String key, Object... arguments) {
    return staff.say(key, arguments);
  }
}
