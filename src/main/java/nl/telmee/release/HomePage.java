package nl.telmee.release;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.telmee.poll.Poll;
import nl.telmee.poll.ResultsPolicy;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/** The first page: what Telmee is, the polls, and where to go on. */
public record HomePage(Frame frame, List<Card> open, List<Card> closed, Onward.Home onward) {

  /**
   * A poll.
   *
   * @param facts how many questions, and until when
   * @param answer address of the page to answer; null when that is over
   * @param results address of the results; null when nobody sees them yet
   * @param later when there will be results to see; empty when there are
   */
  public record Card(
      Phrase title,
      @Nullable Phrase lead,
      List<String> facts,
      @Nullable String answer,
      @Nullable String results,
      String later) {
    /** The same with something that is said first. */
    public Card saying(String fact) {
      return new Card(
          title,
          lead,
          Stream.concat(Stream.of(fact), facts.stream()).toList(),
          answer,
          results,
          later);
    }
  }

  static HomePage of(Frame frame, List<Poll> polls, Onward.Home onward) {
    return new HomePage(frame, open(frame, polls), closed(frame, polls), onward);
  }

  /** Cards of the polls that are open. */
  public static List<Card> open(Frame frame, List<Poll> polls) {
    return polls.stream()
        .filter(poll -> poll.state() == Poll.State.OPEN)
        .map(poll -> open(frame, poll))
        .toList();
  }

  /** Cards of the polls that are closed. */
  public static List<Card> closed(Frame frame, List<Poll> polls) {
    return polls.stream()
        .filter(poll -> poll.state() == Poll.State.CLOSED)
        .map(poll -> closed(frame, poll))
        .toList();
  }

  private static Card open(Frame frame, Poll poll) {
    ResultsPolicy.Visibility visibility = poll.content().policy().visibility();
    return new Card(
        Phrase.of(poll.content().title(), frame.words()),
        lead(frame, poll),
        facts(frame, poll, "home.until", poll.content().closesAt()),
        poll.page(),
        visibility == ResultsPolicy.Visibility.LIVE ? poll.page() + "/results" : null,
        switch (visibility) {
          case LIVE -> "";
          case AFTER_ANSWERING -> frame.say("home.later.answering");
          case AFTER_CLOSING -> frame.say("home.later.closing");
        });
  }

  private static Card closed(Frame frame, Poll poll) {
    return new Card(
        Phrase.of(poll.content().title(), frame.words()),
        lead(frame, poll),
        facts(frame, poll, "home.closed.at", poll.closedAt()),
        null,
        poll.page() + "/results",
        "");
  }

  private static @Nullable Phrase lead(Frame frame, Poll poll) {
    Introduction introduction = Introduction.of(poll, frame.words());
    return introduction == null ? null : introduction.lead();
  }

  private static List<String> facts(Frame frame, Poll poll, String key, @Nullable Instant moment) {
    String questions =
        frame.words().count("home.questions", poll.content().questionnaire().questions().size());
    return moment == null
        ? List.of(questions)
        : List.of(questions, frame.say(key, frame.words().moment(moment)));
  }
}
