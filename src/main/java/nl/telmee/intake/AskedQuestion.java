package nl.telmee.intake;

import java.util.List;
import nl.telmee.intake.AnswerPage.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * A question as the answer page shows it.
 *
 * @param type of the question, as in the API
 * @param place the number of the question, in words
 * @param duty whether one may skip it, in words
 * @param condition when it is asked, or null: always
 * @param hint how to answer, or null
 * @param rule what an answer must be like; also the sentence for any wrong answer
 * @param described ids of the hint and of the error
 * @param error what is wrong with the answer, or empty
 */
public record AskedQuestion(
    String id,
    String type,
    String place,
    String duty,
    Phrase text,
    boolean required,
    @Nullable Condition condition,
    @Nullable String hint,
    String rule,
    String described,
    String error,
    Control control) {
  private static final int LONG_TEXT = 60;

  /**
   * When a question is asked.
   *
   * @param question id of the earlier question
   * @param anyOf ids of options, with spaces between
   * @param sentence the condition in words, for who has no JavaScript
   */
  public record Condition(String question, String anyOf, String sentence) {}

  /** What one answers with. */
  public sealed interface Control {}

  /**
   * One of a list, or several.
   *
   * @param input type of the input elements
   * @param role of the group (WAI-ARIA): only a radio group can be called invalid as a whole
   */
  public record Choices(
      String input, @Nullable String role, int least, int most, List<Choice> choices)
      implements Control {}

  /**
   * What can be chosen.
   *
   * @param id of the first choice, so that a link can lead there; else null
   * @param described id of the words at this end of a scale, or null
   */
  public record Choice(
      String value, Phrase text, boolean chosen, @Nullable String id, @Nullable String described) {}

  /**
   * Numbers between two ends.
   *
   * @param shape class that says how many stand in a row
   */
  public record Steps(String shape, List<Choice> choices, List<End> ends) implements Control {}

  /** The words at one end of a scale. */
  public record End(String id, String number, Phrase text) {}

  /** A place for every option. */
  public record Places(List<Row> rows) implements Control {}

  /** An option with the places it can have; the first one is none. */
  public record Row(String name, Phrase text, @Nullable String id, List<Choice> places) {}

  /** A number. */
  public record Field(String minimum, String maximum, String value) implements Control {}

  /** A text in one's own words. */
  public record Area(int maxLength, String value) implements Control {}

  /** Whether the text is set smaller, so that the answers stay in sight. */
  public boolean isLong() {
    return text.text().length() > LONG_TEXT;
  }

  /**
   * Whether the answer that was given is refused; null when it is not, so that nothing is written.
   */
  public @Nullable String invalid() {
    return error.isEmpty() ? null : "true";
  }
}
