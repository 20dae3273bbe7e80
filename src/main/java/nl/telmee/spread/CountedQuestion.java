package nl.telmee.spread;

import java.util.List;
import java.util.stream.IntStream;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Question;
import nl.telmee.web.Language;
import nl.telmee.web.Translated;

/**
 * A question whose answers can be counted in a conversation: one chooses from a list or a scale.
 *
 * @param single whether one person gives one answer, so that the counts are people
 */
public record CountedQuestion(String id, Translated text, boolean single, List<Option> options) {
  /** An answer that can be counted. */
  public record Option(String id, Translated text) {
    /** The text in a language. */
    public String in(Language language) {
      return text.in(language);
    }
  }

  /** Such questions of a poll, in order; background questions are for who answers themselves. */
  public static List<CountedQuestion> of(Poll poll) {
    return poll.content().questionnaire().questions().stream()
        .map(CountedQuestion::of)
        .filter(counted -> !counted.options().isEmpty())
        .toList();
  }

  private static CountedQuestion of(Question question) {
    return switch (question) {
      case Question.SingleChoice one ->
          new CountedQuestion(
              one.id(), one.text(), true, one.background() ? List.of() : options(one));
      case Question.MultipleChoice many ->
          new CountedQuestion(many.id(), many.text(), false, options(many));
      case Question.Scale scale ->
          new CountedQuestion(scale.id(), scale.text(), true, steps(scale));
      case Question.Ranking _, Question.Amount _, Question.OpenText _ ->
          new CountedQuestion(question.id(), question.text(), true, List.of());
    };
  }

  private static List<Option> options(Question.WithOptions question) {
    return question.options().stream().map(one -> new Option(one.id(), one.text())).toList();
  }

  private static List<Option> steps(Question.Scale scale) {
    return IntStream.rangeClosed(scale.minimum(), scale.maximum())
        .mapToObj(step -> new Option(String.valueOf(step), words(scale, step)))
        .toList();
  }

  private static Translated words(Question.Scale scale, int step) {
    Translated label =
        step == scale.minimum()
            ? scale.minimumLabel()
            : step == scale.maximum() ? scale.maximumLabel() : null;
    String number = String.valueOf(step);
    return label == null
        ? new Translated(number, null)
        : new Translated(
            number + " = " + label.nl(), label.en() == null ? null : number + " = " + label.en());
  }
}
