package nl.telmee.digest;

import java.util.List;
import nl.telmee.identity.FormState;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The page where a newsletter is made.
 *
 * @param organisation its name
 * @param done what was just done; null: nothing
 * @param alert what went wrong; null: nothing
 * @param groups what happened in the period, in parts
 * @param preview how it will look
 * @param tests whether a test can be mailed
 */
public record NewsletterPage(
    StaffFrame staff,
    String here,
    String organisation,
    int revision,
    @Nullable String done,
    @Nullable String alert,
    FormState form,
    List<GroupRows> groups,
    IssueView preview,
    boolean tests) {
  /** A part with its events. */
  public record GroupRows(String heading, List<Row> rows) {}

  /**
   * An event to keep or leave out.
   *
   * @param up whether it can go up; {@code down} likewise
   */
  public record Row(
      String id,
      String title,
      String text,
      String moment,
      boolean kept,
      boolean up,
      boolean down) {}
}
