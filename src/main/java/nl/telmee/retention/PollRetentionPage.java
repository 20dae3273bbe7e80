package nl.telmee.retention;

import java.util.List;
import nl.telmee.poll.PollDesk;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * How long a poll's data are kept.
 *
 * @param form to choose the terms; null once the poll has opened
 * @param takenIn that the terms count from another day than the closing; empty: they do not
 * @param kinds how it stands with each kind of data; empty before the opening
 * @param destroy where to destroy something at once; null where that is not possible
 */
public record PollRetentionPage(
    StaffFrame staff,
    PollDesk desk,
    boolean saved,
    @Nullable Form form,
    String takenIn,
    List<Kind> kinds,
    @Nullable String destroy) {

  /**
   * The terms to choose.
   *
   * @param revision of the draft that they belong to
   * @param summary what is wrong altogether; null when nothing is
   * @param told what people who take part will read; null when something is wrong
   */
  public record Form(
      String revision, @Nullable String summary, List<Field> fields, @Nullable String told) {}

  /** A term. */
  public record Field(String name, String label, String hint, String value, String error) {
    /** Whether the value is refused; null when it is not, so that nothing is written. */
    public @Nullable String invalid() {
      return error.isEmpty() ? null : "true";
    }
  }

  /** A kind of data: how long it is kept and what became of it. */
  public record Kind(String name, String term, String state) {}
}
