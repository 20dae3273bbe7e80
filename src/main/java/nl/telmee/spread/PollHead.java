package nl.telmee.spread;

import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.web.Language;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The top of a page about spreading one poll.
 *
 * @param desk address of the poll's own page
 * @param lang the language of the title when that is not the page's
 * @param changes whether the caller may change things here
 */
public record PollHead(
    String title, @Nullable String lang, String desk, boolean changes, List<Tab> tabs) {
  /** A page about the same poll. */
  public record Tab(String address, String label, boolean current) {}

  /** The pages there are, in order. */
  enum Place {
    SHARE,
    CODES,
    PAPER,
    CONVERSATIONS
  }

  static PollHead of(StaffFrame staff, Poll poll, boolean changes, Place here) {
    Language language = staff.words().language();
    Language real = poll.content().title().languageOf(language);
    return new PollHead(
        poll.content().title().in(language),
        real == language ? null : real.code(),
        desk(poll),
        changes,
        List.of(
            tab(staff, poll, "share", Place.SHARE, here),
            tab(staff, poll, "codes", Place.CODES, here),
            tab(staff, poll, "paper", Place.PAPER, here),
            tab(staff, poll, "conversations", Place.CONVERSATIONS, here)));
  }

  private static Tab tab(StaffFrame staff, Poll poll, String name, Place place, Place here) {
    return new Tab(desk(poll) + "/" + name, staff.say("spread.tab." + name), place == here);
  }

  /** The address of a poll's own page. */
  static String desk(Poll poll) {
    return "/staff/polls/" + poll.id();
  }
}
