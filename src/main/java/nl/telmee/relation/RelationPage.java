package nl.telmee.relation;

import java.util.List;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * Adding or changing a relation.
 *
 * @param back where one came from
 * @param action where the form is sent
 * @param revision that was read; 0: it is new
 * @param trouble why what was typed could not be stored; empty: the errors say so
 * @param other what somebody else wrote meanwhile; null: nobody did
 * @param organisations in whose book it comes; empty: that is clear
 * @param changed when and by whom it was changed last; empty: it is new
 * @param checked how long ago somebody looked at it, in words; empty: it is new
 * @param check where to say that it is still right; empty: it is new, or that was said today
 * @param remove where it is removed; empty: it is new
 */
public record RelationPage(
    StaffFrame staff,
    String title,
    String back,
    String action,
    String trajectory,
    int revision,
    Typed typed,
    String trouble,
    @Nullable Other other,
    List<Choice> organisations,
    List<Choice> categories,
    String today,
    String changed,
    String checked,
    String check,
    String remove) {
  /** What somebody else wrote meanwhile: who and when, and what it says now. */
  public record Other(String by, List<Fact> facts) {}

  /** Something that is written, and what it is called. */
  public record Fact(String label, String text) {}

  /** Where somebody says that it must go. */
  public record Remove(
      StaffFrame staff, String name, String back, String action, int revision, String trouble) {}
}
