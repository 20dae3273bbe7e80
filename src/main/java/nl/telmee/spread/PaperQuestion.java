package nl.telmee.spread;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.intake.AskedQuestion;
import org.jspecify.annotations.Nullable;

/**
 * A question as it stands on paper and on the page where paper is typed in: each answer has a key,
 * so that one finds it on the keyboard.
 *
 * @param condition when it is asked, in words, or null
 * @param kind one, many, steps, places, number or text
 * @param hint how to answer, or null
 */
public record PaperQuestion(
    String id,
    String place,
    String text,
    @Nullable String lang,
    boolean required,
    String duty,
    @Nullable String condition,
    @Nullable String conditionQuestion,
    @Nullable String conditionOptions,
    String kind,
    @Nullable String hint,
    List<Answer> answers,
    List<AskedQuestion.End> ends,
    String value,
    int longest,
    String error) {
  /** Keys of answers, in order. */
  private static final String KEYS = "1234567890abcdefghijklmnopqrstuvwxyz";

  private static final int LARGEST_DIGIT = 9;
  private static final int LONGEST_NUMBER = 20;

  /**
   * One of the answers.
   *
   * @param name of the field
   * @param key on the keyboard; empty when there are more answers than keys
   * @param places what places it can have, in a ranking
   */
  public record Answer(
      String name,
      String value,
      String key,
      String text,
      @Nullable String lang,
      boolean chosen,
      List<AskedQuestion.Choice> places) {}

  static PaperQuestion of(AskedQuestion asked) {
    var control = asked.control();
    var condition = asked.condition();
    return new PaperQuestion(
        asked.id(),
        asked.place(),
        asked.text().text(),
        asked.text().lang(),
        asked.required(),
        asked.duty(),
        condition == null ? null : condition.sentence(),
        condition == null ? null : condition.question(),
        condition == null ? null : condition.anyOf(),
        kind(control),
        hint(asked),
        answers(asked),
        control instanceof AskedQuestion.Steps steps ? steps.ends() : List.of(),
        switch (control) {
          case AskedQuestion.Field field -> field.value();
          case AskedQuestion.Area area -> area.value();
          default -> "";
        },
        control instanceof AskedQuestion.Area area ? area.maxLength() : LONGEST_NUMBER,
        asked.error());
  }

  private static String kind(AskedQuestion.Control control) {
    return switch (control) {
      case AskedQuestion.Choices choices -> choices.input().equals("radio") ? "one" : "many";
      case AskedQuestion.Steps _ -> "steps";
      case AskedQuestion.Places _ -> "places";
      case AskedQuestion.Field _ -> "number";
      case AskedQuestion.Area _ -> "text";
    };
  }

  /** A rule about what to choose is worth saying on paper, where nothing checks it. */
  private static @Nullable String hint(AskedQuestion asked) {
    return switch (asked.control()) {
      case AskedQuestion.Choices choices when choices.input().equals("radio") -> null;
      case AskedQuestion.Steps _ -> null;
      case AskedQuestion.Choices _, AskedQuestion.Places _, AskedQuestion.Field _ -> asked.rule();
      case AskedQuestion.Area _ -> null;
    };
  }

  private static List<Answer> answers(AskedQuestion asked) {
    String name = "a." + asked.id();
    List<Answer> answers = new ArrayList<>();
    switch (asked.control()) {
      case AskedQuestion.Choices group -> {
        for (var choice : group.choices()) {
          answers.add(answer(name, choice, key(answers.size()), List.of()));
        }
      }
      case AskedQuestion.Steps steps -> {
        boolean digits = steps.choices().stream().allMatch(PaperQuestion::isDigit);
        for (var choice : steps.choices()) {
          String key = digits ? choice.value() : key(answers.size());
          answers.add(answer(name, choice, key, List.of()));
        }
      }
      case AskedQuestion.Places places -> {
        for (var row : places.rows()) {
          answers.add(
              new Answer(
                  row.name(),
                  "",
                  key(answers.size()),
                  row.text().text(),
                  row.text().lang(),
                  false,
                  row.places()));
        }
      }
      case AskedQuestion.Field _, AskedQuestion.Area _ -> {}
    }
    return answers;
  }

  private static Answer answer(
      String name, AskedQuestion.Choice choice, String key, List<AskedQuestion.Choice> places) {
    return new Answer(
        name,
        choice.value(),
        key,
        choice.text().text(),
        choice.text().lang(),
        choice.chosen(),
        places);
  }

  private static String key(int position) {
    return position < KEYS.length() ? KEYS.substring(position, position + 1) : "";
  }

  private static boolean isDigit(AskedQuestion.Choice choice) {
    return choice.value().matches("\\d") && Integer.parseInt(choice.value()) <= LARGEST_DIGIT;
  }

  /** Null when nothing is wrong, so that no attribute is written. */
  public @Nullable String invalid() {
    return error.isEmpty() ? null : "true";
  }
}
