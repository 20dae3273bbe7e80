package nl.telmee.builder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.telmee.poll.Drafts;
import nl.telmee.poll.PollDraft;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;

/** The earlier states of a draft, newest first. What one person typed in one go is one line. */
public record HistoryPage(StaffFrame staff, String id, String title, List<Line> lines) {
  private static final Duration ONE_GO = Duration.ofMinutes(5);

  /**
   * A state that one can go back to.
   *
   * @param now whether it is what the draft is
   */
  public record Line(int revision, String when, String who, boolean now) {}

  static HistoryPage of(StaffFrame staff, PollDraft draft, List<Drafts.Revision> revisions) {
    Words words = staff.words();
    List<Line> lines = new ArrayList<>();
    Drafts.Revision shown = null;
    for (Drafts.Revision one : revisions) {
      boolean oldest = one.number() == 1;
      if (shown == null || oldest || !sameGo(shown, one)) {
        String by = one.changedBy();
        lines.add(
            new Line(
                one.number(),
                words.moment(one.changedAt()),
                by == null ? words.say("builder.history.nobody") : by,
                one.number() == draft.revision()));
        shown = one;
      }
    }
    return new HistoryPage(
        staff, draft.id().toString(), OpenPage.title(draft, words), List.copyOf(lines));
  }

  private static boolean sameGo(Drafts.Revision later, Drafts.Revision earlier) {
    return Objects.equals(later.changedBy(), earlier.changedBy())
        && Duration.between(earlier.changedAt(), later.changedAt()).compareTo(ONE_GO) < 0;
  }
}
