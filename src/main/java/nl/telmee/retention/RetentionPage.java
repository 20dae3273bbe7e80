package nl.telmee.retention;

import java.util.List;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * What will be destroyed and what was.
 *
 * @param coming what is due before long
 * @param report what was destroyed, newest first
 * @param older where to go on; null at the end
 */
public record RetentionPage(
    StaffFrame staff, List<Coming> coming, List<Line> report, @Nullable String older) {

  /** Something that will be destroyed. */
  public record Coming(
      String title, String organisation, String kind, String due, String address) {}

  /**
   * A line of the report.
   *
   * @param why the rule, or who asked
   */
  public record Line(
      String title,
      String organisation,
      String kind,
      String rows,
      String when,
      String why,
      String hash) {}
}
