package nl.telmee.poll;

import nl.telmee.feed.About;
import nl.telmee.feed.Event;

/** What the log of events says about polls. */
public final class PollEvents {
  private PollEvents() {}

  static Event opened(Poll poll) {
    return new Event.PollOpened(about(poll, ""), poll.content().closesAt());
  }

  static Event closed(Poll poll) {
    return new Event.PollClosed(about(poll, "/results"));
  }

  /** A version of the results that everybody may see. */
  public static Event released(Poll poll, int version, long responses, boolean last) {
    return new Event.ResultsReleased(about(poll, "/results"), version, responses, last);
  }

  private static About about(Poll poll, String page) {
    PollContent content = poll.content();
    return new About(
        content.organisation(),
        "polls/" + poll.id(),
        content.title(),
        "/p/" + content.slug() + page,
        content.themes(),
        null);
  }
}
