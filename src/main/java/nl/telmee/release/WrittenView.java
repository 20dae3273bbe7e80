package nl.telmee.release;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of the texts that were read.
 *
 * @param edition which edition it is, and of how many texts
 * @param labels what the texts are about
 * @param texts some of them
 * @param more address of all of them; null when these are all
 */
public record WrittenView(
    String edition, List<QuestionView.Row> labels, List<String> texts, @Nullable String more) {
  private static final int ON_THE_PAGE = 8;

  /** Null when nothing of the question was published. */
  static @Nullable WrittenView of(Words words, Poll poll, TextEdition edition, String question) {
    TextEdition.Texts texts = edition.of(question).orElse(null);
    if (texts == null) {
      return null;
    }
    boolean all = texts.texts().size() <= ON_THE_PAGE;
    return new WrittenView(
        summary(words, edition, texts),
        labels(words, texts),
        all ? texts.texts() : texts.texts().subList(0, ON_THE_PAGE),
        all ? null : poll.page() + "/texts?question=" + question);
  }

  /** Of how many texts an edition is, and how many are not shown. */
  public static String summary(Words words, TextEdition edition, TextEdition.Texts texts) {
    String read = words.say("texts.edition", edition.number(), texts.read());
    return texts.leftOut() == 0
        ? read
        : read + " " + words.count("texts.left-out", texts.leftOut());
  }

  /** A text may have several labels, so shares need not add up. */
  public static List<QuestionView.Row> labels(Words words, TextEdition.Texts texts) {
    Figure.Maker figures = new Figure.Maker(words, false);
    List<QuestionView.Row> rows = new ArrayList<>();
    long most = texts.labels().stream().mapToLong(TextEdition.LabelCount::count).max().orElse(0);
    for (TextEdition.LabelCount label : texts.labels()) {
      rows.add(
          new QuestionView.Row(
              label.name(),
              Phrase.of(label.name()),
              figures.of(label.count(), texts.read()),
              label.count() == most ? "most" : null));
    }
    return rows;
  }
}
