package nl.telmee.live;

import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.release.Phrase;
import nl.telmee.release.QuestionViews;
import nl.telmee.release.Results;
import nl.telmee.release.TextEdition;
import nl.telmee.web.Frame;
import nl.telmee.web.Qr;
import org.jspecify.annotations.Nullable;

/**
 * The page for a projector. All slides are in it; one is shown.
 *
 * @param questions the slides of each question; empty while the room may not see results
 * @param current number of the slide that is shown; 0: how to take part, as large as it can be
 * @param steps addresses of other slides and ways of showing
 * @param covered whether the figures of each question wait until somebody uncovers them
 * @param waiting why there are no figures yet; null when there are
 * @param hidden why the room may not see results; null when it may
 * @param live how to follow; null when nothing changes any more
 * @param join how to take part, or where the results are
 */
public record ScreenPage(
    Frame frame,
    Phrase title,
    List<List<Slide>> questions,
    int current,
    Steps steps,
    Cover covered,
    String received,
    String receivedWords,
    String groups,
    @Nullable String waiting,
    @Nullable Hidden hidden,
    @Nullable Live live,
    Join join) {
  private static final List<String> SAID =
      List.of(
          "results.received.one",
          "results.received.many",
          "results.answered.one",
          "results.answered.many",
          "results.text.one",
          "results.text.many",
          "results.share.least",
          "results.share.most",
          "results.rank.mean",
          "screen.live",
          "screen.paused",
          "screen.lost",
          "screen.show",
          "screen.cover",
          "screen.black");

  /**
   * Links without which the page cannot be used where there is no JavaScript.
   *
   * @param previous null on the first slide
   * @param next null on the last
   * @param mode to the other way of showing: figures at once, or when uncovered
   * @param uncover shows the figures of this slide; null when they are shown
   * @param early whether this is seen before the room may see it
   */
  public record Steps(
      @Nullable String previous,
      @Nullable String next,
      String join,
      String mode,
      @Nullable String uncover,
      boolean early) {}

  /** How figures are shown: at once, covered until asked for, or covered and asked for now. */
  public enum Cover {
    NEVER,
    COVERED,
    LIFTED
  }

  /**
   * Why there are no results to see.
   *
   * @param look address where a member of staff sees them all the same; null: nobody may
   */
  public record Hidden(String heading, String sentence, @Nullable String look) {}

  /** How the browser follows the results, or only the number of answers. */
  public record Live(@Nullable String stream, String poll, int version, List<Word> words) {}

  /** A message under a short name. */
  public record Word(String name, String text) {}

  /**
   * What the code leads to.
   *
   * @param heading what one can do there
   * @param host the address as one types it, up to its path
   * @param path the rest of it
   */
  public record Join(String heading, String host, String path, Qr code) {}

  /**
   * What the visitor asked for in the address.
   *
   * @param look whether to see early what the room may not see yet
   */
  record Asked(int slide, boolean reveal, boolean shown, boolean look) {
    Asked at(int other) {
      return new Asked(other, reveal, shown, look);
    }

    Asked publicly() {
      return new Asked(slide, reveal, shown, false);
    }

    Asked covered(boolean mode) {
      return new Asked(slide, mode, false, look);
    }
  }

  /** The page of a version that the room may see. */
  static ScreenPage of(
      Frame frame, Results results, TextEdition texts, Asked asked, Join join, boolean follows) {
    List<List<Slide>> questions =
        Slides.of(frame.words(), QuestionViews.of(frame.words(), results, texts));
    int slides = questions.stream().mapToInt(List::size).sum();
    Asked shown = asked.at(Math.min(asked.slide(), slides));
    int k = results.poll().content().policy().minimumGroup();
    return new ScreenPage(
        frame,
        Phrase.of(results.poll().content().title(), frame.words()),
        questions,
        shown.slide(),
        ScreenSteps.of(results.poll(), shown, slides),
        cover(shown),
        frame.words().count(results.received()),
        frame.words().count("results.received", results.received()),
        k == 1 ? "" : frame.say("screen.groups", k),
        waiting(frame, results),
        null,
        follows ? live(frame, results, stream(results.poll())) : null,
        join);
  }

  /** The page while the room may not see results: only how many take part. */
  static ScreenPage hidden(Frame frame, Results results, Hidden hidden, Join join) {
    return new ScreenPage(
        frame,
        Phrase.of(results.poll().content().title(), frame.words()),
        List.of(),
        0,
        ScreenSteps.of(results.poll(), new Asked(0, false, false, false), 0),
        Cover.NEVER,
        frame.words().count(results.received()),
        frame.words().count("results.received", results.received()),
        "",
        null,
        hidden,
        live(frame, results, null),
        join);
  }

  private static @Nullable String waiting(Frame frame, Results results) {
    if (results.released() > 0) {
      return null;
    }
    int k = results.poll().content().policy().minimumGroup();
    if (results.closed()) {
      return frame.say("results.few.closed");
    }
    return k == 1 ? frame.say("screen.waiting.one") : frame.say("screen.waiting", k);
  }

  private static Cover cover(Asked asked) {
    if (!asked.reveal()) {
      return Cover.NEVER;
    }
    return asked.shown() ? Cover.LIFTED : Cover.COVERED;
  }

  private static String stream(Poll poll) {
    return "/api/v1/polls/" + poll.id() + "/results/stream";
  }

  private static Live live(Frame frame, Results results, @Nullable String stream) {
    return new Live(
        stream,
        results.poll().id().toString(),
        results.version(),
        SAID.stream()
            .map(key -> new Word(key.substring(key.indexOf('.') + 1), frame.say(key)))
            .toList());
  }

  /** Whether only is shown how to take part, as large as it can be. */
  public boolean joining() {
    return current == 0 && hidden == null;
  }

  /** Whether a slide is the one that is shown. */
  public boolean shows(Slide slide) {
    return slide.number() == current;
  }
}
