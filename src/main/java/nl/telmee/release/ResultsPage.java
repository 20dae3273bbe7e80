package nl.telmee.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.telmee.poll.Channel;
import nl.telmee.poll.EarlyLook;
import nl.telmee.poll.Poll;
import nl.telmee.spread.SpokenView;
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
 * @param channels how the responses that are shown came, or null when all came the same way
 * @param spoken what was said in conversations, which knows no groups; null without
 * @param story address of the trajectory that the poll belongs to; null: none
 * @param older that there is a newer version than the one that was asked for; null: there is not
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
    Links links,
    @Nullable String channels,
    @Nullable SpokenView spoken,
    @Nullable String story,
    @Nullable Older older) {

  /**
   * Addresses.
   *
   * @param answer of the page to answer, or null when the poll is closed
   * @param follow of the page that tells how to hear what comes of it
   */
  public record Links(
      @Nullable String answer,
      String everybody,
      String csv,
      String xlsx,
      String report,
      String follow) {}

  /** What to say of a version that is not the newest, and where that is. */
  public record Older(String text, String newest) {}

  /**
   * The page of a version of the results.
   *
   * @param by the background question whose group is asked for; null: everybody
   * @param value the group; an unknown one is everybody
   */
  public static ResultsPage of(
      Frame frame,
      Results results,
      Beside beside,
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
        few == null ? questions(frame, results, beside.texts(), chosen) : List.of(),
        Looks.of(frame.words(), looks),
        LiveView.of(frame, results, chosen),
        links(frame, poll),
        chosen == null ? channels(frame, results) : null,
        chosen == null ? SpokenView.of(frame.words(), beside.spoken()) : null,
        null,
        null);
  }

  /** The same with where it leads. */
  ResultsPage leadingTo(@Nullable String other) {
    return with(standing, live, other, older);
  }

  /** The same as one version that was asked for: it stays what it is. */
  ResultsPage fixed(Results results, int newest) {
    return with(
        standing.fixed(frame.words(), results),
        null,
        story,
        results.version() == newest
            ? null
            : new Older(
                frame.say("results.older", results.version()), results.poll().page() + "/results"));
  }

  private ResultsPage with(
      Standing otherStanding,
      @Nullable LiveView otherLive,
      @Nullable String otherStory,
      @Nullable Older otherOlder) {
    return new ResultsPage(
        frame,
        title,
        introduction,
        otherStanding,
        tabs,
        group,
        few,
        questions,
        looks,
        otherLive,
        links,
        channels,
        spoken,
        otherStory,
        otherOlder);
  }

  private static @Nullable String channels(Frame frame, Results results) {
    List<String> parts = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      long count = results.channels().getOrDefault(channel, 0L);
      if (count > 0) {
        String name = channel.name().toLowerCase(Locale.ROOT);
        parts.add(frame.say("results.channels." + name, count));
      }
    }
    boolean allByPhone = results.channels().getOrDefault(Channel.WEB, 0L) == results.released();
    return parts.isEmpty() || allByPhone
        ? null
        : frame.say("results.channels", String.join(", ", parts));
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
        poll.state() == Poll.State.OPEN ? poll.page() : null,
        address.everybody(),
        address.csv(),
        address.xlsx(),
        address.report(),
        "/o/" + poll.content().organisation() + "/follow");
  }
}
