package nl.telmee.poll;

import java.math.BigDecimal;
import java.util.List;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** One question. A new kind breaks the build wherever kinds are told apart. */
public sealed interface Question {
  /** Unique within the questionnaire. */
  String id();

  Translated text();

  boolean required();

  /** When the question is asked; null: always. */
  @Nullable ShowIf showIf();

  /** The word for its kind, as in the API. */
  default String type() {
    return switch (this) {
      case SingleChoice _ -> "single-choice";
      case MultipleChoice _ -> "multiple-choice";
      case Scale _ -> "scale";
      case Ranking _ -> "ranking";
      case Amount _ -> "number";
      case OpenText _ -> "text";
    };
  }

  /** An answer one can choose. */
  record Option(String id, Translated text) {}

  /** The question is asked when one of these options of an earlier question was chosen. */
  record ShowIf(String question, List<String> anyOf) {}

  /** A question whose answers are chosen from a list. */
  sealed interface WithOptions extends Question {
    List<Option> options();

    /** The position of an option, or -1. */
    default int indexOf(String option) {
      List<Option> options = options();
      for (int i = 0; i < options.size(); i++) {
        if (options.get(i).id().equals(option)) {
          return i;
        }
      }
      return -1;
    }
  }

  /** One option. A background question divides the responses into strata. */
  record SingleChoice(
      String id,
      Translated text,
      boolean required,
      @Nullable ShowIf showIf,
      boolean background,
      List<Option> options)
      implements WithOptions {}

  /** Several options, {@code minChoices} to {@code maxChoices} of them when it is answered. */
  record MultipleChoice(
      String id,
      Translated text,
      boolean required,
      @Nullable ShowIf showIf,
      int minChoices,
      int maxChoices,
      List<Option> options)
      implements WithOptions {}

  /** A whole number between two ends that have words. */
  record Scale(
      String id,
      Translated text,
      boolean required,
      @Nullable ShowIf showIf,
      int minimum,
      int maximum,
      @Nullable Translated minimumLabel,
      @Nullable Translated maximumLabel)
      implements Question {
    /** How many values there are. */
    public int steps() {
      return maximum - minimum + 1;
    }
  }

  /** All options in order of preference. */
  record Ranking(
      String id, Translated text, boolean required, @Nullable ShowIf showIf, List<Option> options)
      implements WithOptions {}

  /** A number with at most two decimals. */
  record Amount(
      String id,
      Translated text,
      boolean required,
      @Nullable ShowIf showIf,
      BigDecimal minimum,
      BigDecimal maximum)
      implements Question {}

  /** A text in one's own words. */
  record OpenText(
      String id, Translated text, boolean required, @Nullable ShowIf showIf, int maxLength)
      implements Question {}
}
