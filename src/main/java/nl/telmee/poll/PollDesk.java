package nl.telmee.poll;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import nl.telmee.id.PollId;
import nl.telmee.web.Caller;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What stands above every page of staff about one poll: its name, where it stands, and the way to
 * the other pages.
 *
 * @param lang of the title where it is not the page's
 * @param organisation what the owner is called
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
    Language written = content.title().languageOf(words.language());
    return of(
        words,
        content.title().in(words.language()),
        written,
        poll.owner().in(words.language()),
        poll.state(),
        tabs(words, poll.id(), current, page -> offered(page, caller, poll)));
  }

  /** Above a page about a draft: as long as it has gaps there is nothing to hand out. */
  public static PollDesk of(Words words, Caller caller, PollDraft draft, Page current) {
    JsonNode titles = draft.body().path("title");
    String own = titles.path(words.language().code()).asText("");
    String dutch = titles.path("nl").asText("");
    boolean changes = caller.changes(draft.organisation());
    return of(
        words,
        own.isBlank() && dutch.isBlank()
            ? words.say("builder.new-poll")
            : own.isBlank() ? dutch : own,
        own.isBlank() && !dutch.isBlank() ? Language.NL : words.language(),
        draft.owner().in(words.language()),
        Poll.State.DRAFT,
        tabs(words, draft.id(), current, page -> changes && offered(page, draft.complete())));
  }

  private static PollDesk of(
      Words words,
      String title,
      Language written,
      String organisation,
      Poll.State state,
      List<Tab> tabs) {
    String word = state.name().toLowerCase(Locale.ROOT);
    return new PollDesk(
        title,
        written == words.language() ? null : written.code(),
        organisation,
        word,
        words.say("desk.state." + word),
        tabs);
  }

  private static List<Tab> tabs(Words words, PollId poll, Page current, Predicate<Page> offered) {
    return Arrays.stream(Page.values())
        .filter(page -> page == current || offered.test(page))
        .map(
            page ->
                new Tab(
                    address(poll) + page.path,
                    words.say("desk." + page.word()),
                    page == current ? "page" : null))
        .toList();
  }

  /** The address of a poll's page for staff. */
  public static String address(PollId poll) {
    return "/staff/polls/" + poll;
  }

  private static boolean offered(Page page, Caller caller, Poll poll) {
    boolean changes = caller.changes(poll.content().organisation());
    boolean opened = poll.hasOpened();
    if (!opened && changes) {
      return offered(page, true);
    }
    return switch (page) {
      case WATCH, SHARE -> true;
      case EDIT -> false;
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

  /** What there is to do with a draft, for who makes it. */
  private static boolean offered(Page page, boolean complete) {
    return switch (page) {
      case EDIT, RETENTION -> true;
      case SHARE, CODES, PAPER, CONVERSATIONS -> complete;
      case WATCH, ANSWERS, EXPORT -> false;
    };
  }
}
