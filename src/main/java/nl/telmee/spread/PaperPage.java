package nl.telmee.spread;

import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The page where answers on paper are typed in, and where forms are made to be printed.
 *
 * @param notice what one should know first, or null
 * @param entry the form to type in, or null when nothing can be stored
 * @param printing the form to make numbered forms, or null when none can be made
 * @param groups piles of forms, newest first
 */
public record PaperPage(
    StaffFrame staff,
    PollHead head,
    @Nullable String notice,
    @Nullable Entry entry,
    CodesPage.@Nullable Entry printing,
    List<CodesPage.Row> groups) {
  /**
   * What is being typed in.
   *
   * @param numbers prefix of the address that tells whether a form's number is known
   * @param number of the form, as it was typed
   * @param numberError what is wrong with it, or empty
   * @param trouble why it was not stored, or empty
   * @param stored how many forms were stored in this sitting
   */
  public record Entry(
      String action,
      String numbers,
      String number,
      String numberError,
      String trouble,
      int stored,
      List<PaperQuestion> questions) {
    /** Null when nothing is wrong, so that no attribute is written. */
    public @Nullable String invalidNumber() {
      return numberError.isEmpty() ? null : "true";
    }

    boolean wrong() {
      return !trouble.isEmpty();
    }
  }

  static PaperPage of(
      StaffFrame staff,
      PollHead head,
      Poll poll,
      @Nullable Entry entry,
      CodesPage.Entry printing,
      List<CodeGroup> groups) {
    boolean closed = poll.state() == Poll.State.CLOSED;
    return new PaperPage(
        staff,
        head,
        switch (poll.state()) {
          case DRAFT -> staff.say("paper.draft");
          case CLOSED -> staff.say("paper.closed");
          case OPEN -> null;
        },
        entry,
        head.changes() && !closed ? printing : null,
        groups.stream()
            .map(group -> CodesPage.Row.of(staff, head, group, head.changes() && !closed))
            .toList());
  }
}
