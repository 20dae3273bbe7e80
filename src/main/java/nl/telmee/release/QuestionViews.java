package nl.telmee.release;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Question;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Turns results into what a page shows of them, for everybody together or for one group. */
public final class QuestionViews {
  private final Words words;
  private final boolean group;
  private final Figure.Maker figures;

  private QuestionViews(Words words, boolean group) {
    this.words = words;
    this.group = group;
    this.figures = new Figure.Maker(words, group);
  }

  /**
   * The questions in order.
   *
   * @param by the background question that makes the group, which is left out; null: everybody
   */
  static List<QuestionView> of(Words words, List<QuestionResult> results, @Nullable String by) {
    QuestionViews views = new QuestionViews(words, by != null);
    return results.stream()
        .filter(result -> !result.question().id().equals(by))
        .map(views::view)
        .toList();
  }

  /** The questions of everybody together, with the texts that were published. */
  public static List<QuestionView> of(Words words, Results results, TextEdition edition) {
    return of(words, results.questions(), null).stream()
        .map(
            view ->
                view instanceof QuestionView.Text text
                    ? text.with(WrittenView.of(words, results.poll(), edition, text.heading().id()))
                    : view)
        .toList();
  }

  private QuestionView view(QuestionResult result) {
    return switch (result) {
      case QuestionResult.Choices choices -> bars(choices);
      case QuestionResult.Scaled scaled -> scale(scaled);
      case QuestionResult.Ranks ranks ->
          new QuestionView.Ranking(
              heading(ranks, "results.answered"),
              RankedViews.places(words, ranks),
              RankedViews.of(words, figures, ranks));
      case QuestionResult.Amounts amounts -> number(amounts);
      case QuestionResult.Texts texts ->
          new QuestionView.Text(
              group && texts.answered() == 0
                  ? new QuestionView.Heading(
                      texts.question().id(),
                      phrase(texts.question().text()),
                      words.say("results.text.none"))
                  : heading(texts, "results.text"),
              null);
    };
  }

  private QuestionView.Heading heading(QuestionResult result, String answered) {
    Question question = result.question();
    return new QuestionView.Heading(
        question.id(), phrase(question.text()), words.count(answered, result.answered()));
  }

  private QuestionView bars(QuestionResult.Choices choices) {
    List<QuestionView.Row> rows = new ArrayList<>();
    for (int i = 0; i < choices.options().size(); i++) {
      Phrase label = phrase(choices.question().options().get(i).text());
      rows.add(row(choices.options().get(i), label, choices.options(), choices.answered()));
    }
    return new QuestionView.Bars(
        heading(choices, "results.answered"),
        choices.question() instanceof Question.MultipleChoice,
        rows);
  }

  private QuestionView scale(QuestionResult.Scaled scaled) {
    Question.Scale asked = scaled.question();
    List<QuestionView.Row> rows =
        scaled.options().stream()
            .map(o -> row(o, Phrase.of(o.id()), scaled.options(), scaled.answered()))
            .toList()
            .reversed();
    QuestionResult.Moments moments = scaled.moments();
    double mean = moments == null ? asked.minimum() : moments.mean();
    double at = (mean - asked.minimum()) / (asked.maximum() - asked.minimum());
    return new QuestionView.Scale(
        heading(scaled, "results.answered"),
        mean(moments),
        new QuestionView.Line(
            asked.minimum(),
            asked.maximum(),
            phraseIfGiven(asked.minimumLabel()),
            phraseIfGiven(asked.maximumLabel()),
            Figure.percent(Math.clamp(at, 0, 1))),
        rows);
  }

  private QuestionView number(QuestionResult.Amounts amounts) {
    List<QuestionResult.Count> counts = new ArrayList<>();
    for (QuestionResult.Band band : amounts.bands()) {
      String id = String.valueOf(counts.size());
      counts.add(new QuestionResult.Count(id, band.count(), band.share()));
    }
    List<QuestionView.Row> rows = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      Phrase label = Phrase.of(BandNames.of(words, amounts, i));
      rows.add(row(counts.get(i), label, counts, amounts.answered()));
    }
    return new QuestionView.Amount(
        heading(amounts, "results.answered"), mean(amounts.moments()), rows);
  }

  private QuestionView.Row row(
      QuestionResult.Count counted, Phrase label, List<QuestionResult.Count> all, long answered) {
    return new QuestionView.Row(
        counted.id(), label, figures.of(counted.count(), answered), tone(counted, all));
  }

  private static @Nullable String tone(
      QuestionResult.Count counted, List<QuestionResult.Count> all) {
    if (Math.round(counted.share() * 100) == 0) {
      return "least";
    }
    return all.stream().allMatch(other -> other.count() <= counted.count()) ? "most" : null;
  }

  /** Without deviation the mean is what each of them answered. */
  private QuestionView.Mean mean(QuestionResult.@Nullable Moments moments) {
    if (moments == null || (group && moments.standardDeviation() == 0)) {
      return new QuestionView.Mean("");
    }
    return new QuestionView.Mean(words.decimal(moments.mean()));
  }

  private Phrase phrase(Translated text) {
    return Phrase.of(text, words);
  }

  private @Nullable Phrase phraseIfGiven(@Nullable Translated text) {
    return text == null ? null : phrase(text);
  }
}
