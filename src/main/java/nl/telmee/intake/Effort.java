package nl.telmee.intake;

import java.util.List;
import java.util.stream.Stream;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.web.Language;
import nl.telmee.web.Translated;

/**
 * How long a questionnaire takes. Reading goes at 180 words a minute: slower than the 238 that
 * adults read on average (Brysbaert, "How many words do we read per minute?", Journal of Memory and
 * Language 109, 2019), as it is done on a phone by everybody. To that comes the time to choose or
 * write; these seconds are our own estimate and stand in {@code docs/builder.md}.
 */
public final class Effort {
  private static final int WORDS_A_MINUTE = 180;
  private static final int TO_CHOOSE = 5;
  private static final int TO_CHOOSE_MORE = 8;
  private static final int TO_PLACE = 3;
  private static final int TO_TYPE_A_NUMBER = 8;
  private static final int TO_WRITE = 30;

  private Effort() {}

  /** Whole minutes for all questions in Dutch, whether or not they are asked of everybody. */
  public static int minutes(Questionnaire questionnaire) {
    return minutes(seconds(questionnaire, Language.NL));
  }

  /** Whole minutes for so many seconds; at least one. */
  public static int minutes(double seconds) {
    return Math.max(1, (int) Math.ceil(seconds / 60));
  }

  /** Seconds to read a text. */
  public static double reading(String text) {
    String words = text.strip();
    return words.isEmpty() ? 0 : words.split("\\s+").length * 60.0 / WORDS_A_MINUTE;
  }

  /**
   * Seconds for one question.
   *
   * @param type as in the API
   */
  public static double seconds(String type, String text, List<String> options) {
    double read = reading(text) + options.stream().mapToDouble(Effort::reading).sum();
    return read
        + switch (type) {
          case "multiple-choice" -> TO_CHOOSE_MORE;
          case "ranking" -> TO_PLACE * Math.max(options.size(), 2);
          case "number" -> TO_TYPE_A_NUMBER;
          case "text" -> TO_WRITE;
          default -> TO_CHOOSE;
        };
  }

  private static double seconds(Questionnaire questionnaire, Language language) {
    return questionnaire.questions().stream()
        .mapToDouble(
            question ->
                seconds(
                    question.type(),
                    question.text().in(language),
                    options(question).map(text -> text.in(language)).toList()))
        .sum();
  }

  private static Stream<Translated> options(Question question) {
    return question instanceof Question.WithOptions choice
        ? choice.options().stream().map(Question.Option::text)
        : Stream.empty();
  }
}
