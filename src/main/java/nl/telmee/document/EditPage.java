package nl.telmee.document;

import java.util.List;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * A paper, part by part, for who words it.
 *
 * @param base address of the page
 * @param read address of the paper as a whole
 * @param shown whether everybody reads the paper now
 * @param why why nothing can be worded; empty: it can
 * @param done what was done just now; empty: nothing
 * @param trouble what went wrong, in a sentence; empty: nothing
 * @param lost what somebody typed of a part that is not there any more; empty: nothing
 * @param gone what was worded of parts that the paper no longer has
 */
public record EditPage(
    StaffFrame staff,
    TrajectoryDesk desk,
    String title,
    String base,
    String read,
    boolean shown,
    String why,
    String done,
    String trouble,
    String lost,
    List<Part> parts,
    List<Gone> gone) {
  public EditPage {
    parts = List.copyOf(parts);
    gone = List.copyOf(gone);
  }

  /** Whether the caller may word parts now. */
  public boolean may() {
    return why.isEmpty();
  }

  /**
   * A part.
   *
   * @param text the words that stand; empty: none
   * @param own when somebody wrote them; empty: they are the program's
   * @param outdated whether data changed since
   * @param written what the program writes; empty: nothing
   * @param facts numbers and sources, which stay
   * @param wording id of what somebody wrote or will write
   * @param seen stands for the words that stand
   * @param basis stands for what the program writes
   * @param typed what the form begins with
   * @param wrong what is wrong with it; empty: nothing
   * @param other what somebody else wrote meanwhile; null: nobody did
   */
  public record Part(
      String key,
      String label,
      String text,
      String own,
      boolean outdated,
      String written,
      List<Block> facts,
      String wording,
      String seen,
      String basis,
      String typed,
      String wrong,
      @Nullable String other) {
    public Part {
      facts = List.copyOf(facts);
    }

    /** For {@code aria-invalid}. */
    public @Nullable String invalid() {
      return wrong.isEmpty() ? null : "true";
    }

    /** Whether its form is to be seen at once. */
    public boolean open() {
      return !wrong.isEmpty() || other != null;
    }
  }

  /**
   * What was worded of a part that is gone.
   *
   * @param wording its id
   */
  public record Gone(String wording, String on, String text, String seen) {}
}
