package nl.telmee.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.poll.Strata;
import nl.telmee.tally.Cells;

/**
 * Turns one person's answers into the numbers of the columns. Background answers are taken from
 * what the generalisation leaves of them; where one of them is merged, answers to questions that
 * only some of its options lead to are left out as well, for they would tell it after all. Thread:
 * any; keeps nothing.
 */
final class RowCoder {
  private final List<Question> questions;
  private final List<Variable> variables;
  private final int[] dimensions;
  private final List<BitSet> toldBy = new ArrayList<>();

  RowCoder(Questionnaire questionnaire, List<Variable> variables) {
    this.questions = questionnaire.questions();
    this.variables = variables;
    this.dimensions = new int[questions.size()];
    Arrays.fill(dimensions, -1);
    List<Strata.Dimension> all = questionnaire.strata().dimensions();
    for (int i = 0; i < all.size(); i++) {
      dimensions[all.get(i).question()] = i;
    }
    for (Question question : questions) {
      toldBy.add(toldBy(questionnaire, question));
    }
  }

  /** The background questions whose answer shows in whether this one was asked. */
  private BitSet toldBy(Questionnaire questionnaire, Question question) {
    BitSet told = new BitSet();
    Question.ShowIf showIf = question.showIf();
    if (showIf != null) {
      int earlier = questionnaire.indexOf(showIf.question());
      if (dimensions[earlier] >= 0) {
        told.set(dimensions[earlier]);
      } else {
        told.or(toldBy.get(earlier));
      }
    }
    return told;
  }

  /**
   * The row.
   *
   * @param answers as they are stored
   * @param background what may be told of each background question, or {@link
   *     Generalisation#MERGED}
   */
  int[] row(JsonNode answers, List<Integer> background) {
    int[] row = new int[variables.size()];
    for (int i = 0; i < row.length; i++) {
      Variable variable = variables.get(i);
      int dimension = dimensions[variable.question()];
      row[i] =
          dimension >= 0
              ? background(variable, background.get(dimension))
              : value(variable, answers, background);
    }
    return row;
  }

  private static int background(Variable variable, int digit) {
    if (digit == Generalisation.MERGED) {
      return Variable.MERGED;
    }
    return digit < variable.values().size() ? digit + 1 : Variable.NO_ANSWER;
  }

  private int value(Variable variable, JsonNode answers, List<Integer> background) {
    BitSet told = toldBy.get(variable.question());
    if (told.stream().anyMatch(dimension -> background.get(dimension) == Generalisation.MERGED)) {
      return Variable.MERGED;
    }
    JsonNode answer = answers.path(variable.asked().id());
    if (answer.isMissingNode()) {
      return asked(variable.asked(), answers) ? Variable.NO_ANSWER : Variable.NOT_ASKED;
    }
    return switch (variable.asked()) {
      case Question.SingleChoice choice -> choice.indexOf(answer.asText()) + 1;
      case Question.MultipleChoice choice -> chosen(choice, variable.option(), answer);
      case Question.Scale _ -> answer.asInt();
      case Question.Ranking ranking -> place(ranking, variable.option(), answer);
      case Question.Amount amount -> 1 + Cells.bandOf(amount, hundredths(answer));
      case Question.OpenText _ -> throw new IllegalStateException("texts have no column");
    };
  }

  private static boolean asked(Question question, JsonNode answers) {
    Question.ShowIf showIf = question.showIf();
    if (showIf == null) {
      return true;
    }
    JsonNode earlier = answers.path(showIf.question());
    if (earlier.isArray()) {
      for (JsonNode one : earlier) {
        if (showIf.anyOf().contains(one.asText())) {
          return true;
        }
      }
      return false;
    }
    return showIf.anyOf().contains(earlier.asText());
  }

  private static int chosen(Question.MultipleChoice choice, int option, JsonNode answer) {
    String id = choice.options().get(option).id();
    for (JsonNode one : answer) {
      if (one.asText().equals(id)) {
        return 1;
      }
    }
    return 0;
  }

  private static int place(Question.Ranking ranking, int option, JsonNode answer) {
    String id = ranking.options().get(option).id();
    for (int place = 0; place < answer.size(); place++) {
      if (answer.get(place).asText().equals(id)) {
        return place + 1;
      }
    }
    throw new IllegalStateException("a ranking without " + id);
  }

  private static long hundredths(JsonNode answer) {
    return new BigDecimal(answer.asText()).movePointRight(2).longValueExact();
  }
}
