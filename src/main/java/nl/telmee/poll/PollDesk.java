package nl.telmee.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.telmee.id.PollId;
import nl.telmee.web.Caller;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What stands above every page of staff about one poll: its name, where it stands, and the way to
 * the other pages.
 *
 * @param lang of the title where it is not the page's
 * @param state a word for the class of the chip: draft, open or closed
 */
public record PollDesk(
    String title,
    @Nullable String lang,
    String organisation,
    String state,
    String stateWords,
    List<Tab> tabs) {

  /** The pages of a poll. */
  public enum Page {
    WATCH(""),
    EDIT("/edit"),
    SHARE("/share"),
    CODES("/codes"),
    PAPER("/paper"),
    CONVERSATIONS("/conversations"),
    ANSWERS("/answers"),
    EXPORT("/export"),
    RETENTION("/retention");

    private final String path;

    Page(String path) {
      this.path = path;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A link to a page of the poll.
   *
   * @param current "page" on that page, else null
   */
  public record Tab(String address, String label, @Nullable String current) {}

  /** Above a page about a poll, for this caller. */
  public static PollDesk of(Words words, Caller caller, Poll poll, Page current) {
    PollContent content = poll.content();
    List<Tab> tabs = new ArrayList<>();
    for (Page page : Page.values()) {
      if (page == current || offered(page, caller, poll)) {
        tabs.add(
            new Tab(
                address(poll.id()) + page.path,
                words.say("desk." + page.word()),
                page == current ? "page" : null));
      }
    }
    String state = poll.state().name().toLowerCase(Locale.ROOT);
    return new PollDesk(
        content.title().in(words.language()),
        content.title().languageOf(words.language()) == words.language()
            ? null
            : content.title().languageOf(words.language()).code(),
        content.organisation(),
        state,
        words.say("desk.state." + state),
        tabs);
  }

  /** The address of a poll's page for staff. */
  public static String address(PollId poll) {
    return "/staff/polls/" + poll;
  }

  private static boolean offered(Page page, Caller caller, Poll poll) {
    boolean changes = caller.changes(poll.content().organisation());
    boolean opened = poll.hasOpened();
    return switch (page) {
      case WATCH, SHARE -> true;
      case EDIT -> changes && !opened;
      case CODES, PAPER, CONVERSATIONS -> changes;
      case ANSWERS ->
          changes
              && opened
              && poll.content().questionnaire().questions().stream()
                  .anyMatch(Question.OpenText.class::isInstance);
      case EXPORT -> opened;
      case RETENTION -> changes;
    };
  }
}
