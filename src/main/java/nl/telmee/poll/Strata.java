package nl.telmee.poll;

import java.util.ArrayList;
import java.util.List;

/**
 * A stratum is one combination of the answers to the background questions, numbered in mixed radix:
 * the first background question is the lowest digit. A question that may stay unanswered has one
 * more digit value, its last.
 */
public final class Strata {
  /** A background question: its position in the questionnaire and how many digit values it has. */
  public record Dimension(int question, Question.SingleChoice asked, int radix, int unit) {
    /** The digit of this dimension in a stratum's number. */
    public int digit(int stratum) {
      return stratum / unit % radix;
    }
  }

  private final List<Dimension> dimensions = new ArrayList<>();
  private final int count;

  Strata(Questionnaire questionnaire) {
    int unit = 1;
    for (int i = 0; i < questionnaire.questions().size(); i++) {
      if (questionnaire.questions().get(i) instanceof Question.SingleChoice choice
          && choice.background()) {
        boolean always = choice.required() && choice.showIf() == null;
        int radix = choice.options().size() + (always ? 0 : 1);
        dimensions.add(new Dimension(i, choice, radix, unit));
        unit = Math.multiplyExact(unit, radix);
      }
    }
    this.count = unit;
  }

  /** How many combinations there are; 1 without background questions. */
  public int count() {
    return count;
  }

  /** The background questions, lowest digit first. */
  public List<Dimension> dimensions() {
    return List.copyOf(dimensions);
  }

  /**
   * The number of a stratum.
   *
   * @param chosen for each question of the questionnaire the chosen option, or -1
   */
  public int number(int[] chosen) {
    int number = 0;
    for (Dimension dimension : dimensions) {
      int option = chosen[dimension.question()];
      number += (option < 0 ? dimension.radix() - 1 : option) * dimension.unit();
    }
    return number;
  }
}
