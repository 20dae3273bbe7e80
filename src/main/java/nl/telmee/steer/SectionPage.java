package nl.telmee.steer;

import java.util.List;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * One section: a form for who may write it, else what it says.
 *
 * @param why why it cannot be written now, or by whom it is; empty: the caller writes it
 * @param trouble why what was typed could not be stored; empty: nothing stood in the way
 * @param other what somebody else wrote meanwhile; null: nobody did
 * @param form null: it is read only
 * @param facts what it says, when it is read only
 * @param division of the costs
 * @param books whom the address books hold; empty: not shown here
 * @param typedRemark what was typed as a remark
 */
public record SectionPage(
    StaffFrame staff,
    TrajectoryDesk desk,
    String base,
    String action,
    String title,
    String help,
    String why,
    List<String> trouble,
    @Nullable Other other,
    SectionPage.@Nullable Form form,
    List<SectionFact> facts,
    List<SectionDivision> division,
    List<SectionBook> books,
    List<SteerRemark> remarks,
    @Nullable Typed typedRemark) {

  /**
   * The form.
   *
   * @param revision that was read
   * @param fan of the stakeholder map; else null
   * @param stages of the planning; else null
   * @param scores of the evaluation; else null
   * @param costs of the means; else null
   */
  public record Form(
      int revision,
      Typed typed,
      List<SectionField> fields,
      @Nullable SectionFan fan,
      @Nullable SectionStages stages,
      @Nullable SectionScores scores,
      @Nullable SectionCosts costs) {
    /** Whether it has a table, which needs the whole width. */
    public boolean wide() {
      return fan != null || stages != null || costs != null;
    }
  }

  /** What somebody else wrote meanwhile: who and when, and what it says now. */
  public record Other(String by, List<SectionFact> facts) {}
}
