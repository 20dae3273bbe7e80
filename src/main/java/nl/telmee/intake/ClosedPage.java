package nl.telmee.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.intake.AnswerPage.Phrase;
import nl.telmee.poll.Poll;
import nl.telmee.poll.ResultsPolicy;
import nl.telmee.web.Frame;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The page for who cannot answer: why, and what next.
 *
 * @param frame what every page has
 * @param title of the poll
 * @param heading why one cannot answer
 * @param sentences when, and what next
 * @param links where to go, the first one foremost
 * @param framed whether another website shows this page in a frame
 */
public record ClosedPage(
    Frame frame,
    Phrase title,
    String heading,
    List<String> sentences,
    List<Link> links,
    boolean framed) {
  /** A place to go to. */
  public record Link(String text, String address) {}

  /** A poll that opens later; the moment may be unknown. */
  public static ClosedPage notYet(Frame frame, Poll poll) {
    Words words = frame.words();
    Instant opensAt = poll.content().opensAt();
    String when =
        opensAt == null
            ? words.say("closed.not-yet.unknown")
            : words.say("closed.not-yet.from", words.moment(opensAt));
    return of(frame, poll, "closed.not-yet", List.of(when), List.of(home(words)));
  }

  /** A poll that has closed. */
  public static ClosedPage closed(Frame frame, Poll poll) {
    Words words = frame.words();
    Instant closedAt = poll.closedAt() == null ? poll.content().closesAt() : poll.closedAt();
    List<String> sentences = new ArrayList<>();
    if (closedAt != null) {
      sentences.add(words.say("closed.closed.until", words.moment(closedAt)));
    }
    sentences.add(words.say("closed.closed.next"));
    return of(frame, poll, "closed.closed", sentences, List.of(results(words, poll), home(words)));
  }

  /**
   * This phone has answered.
   *
   * @param receipt address of the page that thanked for it, if it is known
   */
  public static ClosedPage answered(Frame frame, Poll poll, @Nullable String receipt) {
    Words words = frame.words();
    boolean later =
        poll.content().policy().visibility() == ResultsPolicy.Visibility.AFTER_CLOSING
            && poll.state() == Poll.State.OPEN;
    List<Link> links = new ArrayList<>();
    links.add(results(words, poll));
    if (receipt != null) {
      links.add(new Link(words.say("closed.receipt"), receipt));
    }
    return of(
        frame,
        poll,
        "closed.answered",
        List.of(
            words.say("closed.answered.once"),
            words.say(later ? "closed.answered.later" : "closed.answered.next")),
        links);
  }

  private static ClosedPage of(
      Frame frame, Poll poll, String key, List<String> sentences, List<Link> links) {
    Words words = frame.words();
    Phrase title = Phrase.of(poll.content().title(), words.language());
    String heading = words.say(key);
    return new ClosedPage(
        new Frame(words, heading + " · " + title.text(), poll.page(), frame.assets()),
        title,
        heading,
        sentences,
        links,
        false);
  }

  /** Inside a frame: this response was stored. */
  static ClosedPage thanked(Frame frame, Poll poll, String receipt) {
    Words words = frame.words();
    return of(
        frame,
        poll,
        "receipt.thanks",
        List.of(words.say("embed.thanks")),
        List.of(new Link(words.say("embed.receipt"), receipt)));
  }

  /** The same in a frame on another website: its links open a window of their own. */
  ClosedPage inFrame() {
    return new ClosedPage(frame, title, heading, sentences, links, true);
  }

  /** Where links open; null: here. */
  public @Nullable String window() {
    return framed ? "_blank" : null;
  }

  private static Link results(Words words, Poll poll) {
    return new Link(words.say("closed.results"), poll.page() + "/results");
  }

  private static Link home(Words words) {
    return new Link(words.say("closed.home"), "/");
  }
}
