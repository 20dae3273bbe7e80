package nl.telmee.release;

import java.time.Instant;
import nl.telmee.poll.Poll;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page after sending.
 *
 * @param shown the results, as far as the policy lets who answered see them; null: not yet
 * @param trail what was done with the poll; null: it belongs to no trajectory
 * @param later when there will be results to see; empty when they are shown
 * @param receiptAddress leads back to the results, for who answered
 * @param shareAddress of the page to answer, for others; null: no more answers are taken
 * @param inviteAddress where one says that one wants to be invited; it knows nothing of this poll,
 *     and nothing of this page goes there. Null: nobody is invited
 */
public record ReceiptPage(
    Frame frame,
    Phrase title,
    @Nullable ResultsPage shown,
    Onward.@Nullable Trail trail,
    String later,
    String receiptAddress,
    @Nullable String shareAddress,
    @Nullable String inviteAddress) {

  /** The number of the newest news, which the phone remembers; 0: there is none. */
  public long newest() {
    return trail == null || trail.news().isEmpty() ? 0 : trail.news().getFirst().number();
  }

  static ReceiptPage of(
      Frame frame,
      Poll poll,
      @Nullable ResultsPage shown,
      Onward.@Nullable Trail trail,
      String receiptAddress,
      @Nullable String shareAddress,
      @Nullable String inviteAddress) {
    return new ReceiptPage(
        frame,
        Phrase.of(poll.content().title(), frame.words()),
        shown,
        trail,
        shown == null ? later(frame, poll.content().closesAt()) : "",
        receiptAddress,
        shareAddress,
        inviteAddress);
  }

  private static String later(Frame frame, @Nullable Instant closesAt) {
    return closesAt == null
        ? frame.say("results.later")
        : frame.say("results.later.at", frame.words().moment(closesAt));
  }
}
