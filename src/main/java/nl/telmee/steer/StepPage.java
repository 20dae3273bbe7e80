package nl.telmee.steer;

import java.util.List;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * Where a trajectory stands, and what comes next.
 *
 * @param did what was just done, in words; empty: nothing
 * @param refused why something could not be done; null: nothing was refused
 * @param now the step that comes next; null: all are behind
 * @param publish making it public; null: it is public, or not the caller's to do
 * @param close finishing it; null: it is not public, finished, or not the caller's to do
 * @param more parts that belong to no step
 */
public record StepPage(
    StaffFrame staff,
    TrajectoryDesk desk,
    String base,
    String did,
    @Nullable Refused refused,
    @Nullable Now now,
    List<Row> line,
    @Nullable Gate publish,
    @Nullable Gate close,
    List<SteerLink> more,
    List<SteerRemark> remarks) {

  /** Why something could not be done, with all that is missing. */
  public record Refused(String sentence, List<SteerLack> lacks) {}

  /**
   * The step that comes next.
   *
   * @param title with its number
   * @param who is responsible
   * @param due when it is due; empty: no day
   * @param lacks what it still must deliver
   * @param parts where it is worked on
   * @param complete whether the caller may say that it is done
   * @param note what was typed for an added step, which needs a note; null: it needs none
   * @param reason what was typed why it is set aside; null: it cannot be set aside by the caller
   */
  public record Now(
      String key,
      String title,
      String who,
      String due,
      boolean overdue,
      List<SteerLack> lacks,
      List<SteerLink> parts,
      boolean complete,
      @Nullable String note,
      @Nullable String reason) {}

  /**
   * A step on the line.
   *
   * @param state a word for its class: behind, aside, now or later
   * @param mark what stands in its dot
   * @param said where it stands, in words
   * @param note what was delivered, or why it was set aside; may be empty
   * @param reason what was typed why it is taken back; null: the caller cannot take it back
   * @param open whether the form to take it back is open
   */
  public record Row(
      String key,
      String title,
      String state,
      String mark,
      String said,
      String who,
      boolean overdue,
      String note,
      List<SteerLink> parts,
      @Nullable String reason,
      boolean open) {}

  /**
   * Something that can be done once nothing is missing.
   *
   * @param summary how much is missing, in words; empty: nothing
   */
  public record Gate(String summary, List<SteerLack> lacks) {}
}
