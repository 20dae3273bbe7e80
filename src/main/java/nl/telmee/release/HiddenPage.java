package nl.telmee.release;

import java.time.Instant;
import java.util.List;
import nl.telmee.poll.EarlyLook;
import nl.telmee.poll.Poll;
import nl.telmee.poll.ResultsPolicy;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page of results that its reader may not see yet.
 *
 * @param heading in short, what to do or to wait for
 * @param sentence why, and when there will be results to see
 * @param answer address of the page to answer, or null when that is over
 * @param looks who of the staff saw them already, or null when nobody did
 */
public record HiddenPage(
    Frame frame,
    Phrase title,
    String heading,
    String sentence,
    @Nullable String answer,
    @Nullable Looks looks) {

  static HiddenPage of(Frame frame, Poll poll, List<EarlyLook> looks) {
    boolean first =
        poll.content().policy().visibility() == ResultsPolicy.Visibility.AFTER_ANSWERING;
    return new HiddenPage(
        frame,
        Phrase.of(poll.content().title(), frame.words()),
        frame.say(first ? "results.hidden.first" : "results.hidden.later"),
        first ? frame.say("results.hidden.first.why") : later(frame, poll.content().closesAt()),
        poll.state() == Poll.State.OPEN ? poll.page() : null,
        Looks.of(frame.words(), looks));
  }

  private static String later(Frame frame, @Nullable Instant closesAt) {
    return closesAt == null
        ? frame.say("results.later")
        : frame.say("results.later.at", frame.words().moment(closesAt));
  }
}
