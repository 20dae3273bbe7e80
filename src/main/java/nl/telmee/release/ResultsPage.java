package nl.telmee.release;

import java.util.List;
import nl.telmee.poll.EarlyLook;
import nl.telmee.poll.Poll;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page with a poll's results, drawn for one version; the stream moves it on.
 *
 * @param group the name of the group that is shown; null: everybody
 * @param few why there is nothing to show; null when there is
 * @param questions empty when there is nothing to show
 * @param live how to follow the results; null for a closed poll
 * @param links where to go from here
 */
public record ResultsPage(
    Frame frame,
    Phrase title,
    @Nullable Introduction introduction,
    Standing standing,
    List<GroupTabs> tabs,
    @Nullable Phrase group,
    @Nullable TooFew few,
    List<QuestionView> questions,
    @Nullable Looks looks,
    @Nullable LiveView live,
    Links links) {

  /**
   * Addresses.
   *
   * @param answer of the page to answer, or null when the poll is closed
   */
  public record Links(@Nullable String answer, String everybody, String csv) {}

  /**
   * The page of a version of the results.
   *
   * @param by the background question whose group is asked for; null: everybody
   * @param value the group; an unknown one is everybody
   */
  public static ResultsPage of(
      Frame frame,
      Results results,
      TextEdition texts,
      List<EarlyLook> looks,
      @Nullable String by,
      @Nullable String value) {
    Poll poll = results.poll();
    GroupChoice chosen = GroupChoice.of(results, by, value);
    TooFew few = TooFew.of(frame.words(), results, chosen);
    return new ResultsPage(
        frame,
        Phrase.of(poll.content().title(), frame.words()),
        Introduction.of(poll, frame.words()),
        Standing.of(frame.words(), results, chosen),
        results.version() == 0 ? List.of() : GroupTabs.of(frame, results, chosen),
        chosen == null ? null : Phrase.of(chosen.option().text(), frame.words()),
        few,
        few == null ? questions(frame, results, texts, chosen) : List.of(),
        Looks.of(frame.words(), looks),
        LiveView.of(frame, results, chosen),
        links(frame, poll));
  }

  private static List<QuestionView> questions(
      Frame frame, Results results, TextEdition texts, @Nullable GroupChoice chosen) {
    if (chosen == null) {
      return QuestionViews.of(frame.words(), results, texts);
    }
    return chosen
        .in(results)
        .map(group -> QuestionViews.of(frame.words(), group.questions(), chosen.question().id()))
        .orElse(List.of());
  }

  private static Links links(Frame frame, Poll poll) {
    ResultsAddress address = ResultsAddress.of(poll, frame);
    return new Links(
        poll.state() == Poll.State.OPEN ? poll.page() : null, address.everybody(), address.csv());
  }
}
