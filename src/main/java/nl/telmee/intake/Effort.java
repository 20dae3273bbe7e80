package nl.telmee.intake;

import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;

/** How much work a questionnaire is for who answers it. */
public final class Effort {
  private static final int SECONDS_FOR_A_CHOICE = 15;
  private static final int SECONDS_TO_THINK = 30;

  private Effort() {}

  /** Minutes it takes to answer everything, rounded up. */
  public static int minutes(Questionnaire questionnaire) {
    return Math.ceilDiv(questionnaire.questions().stream().mapToInt(Effort::seconds).sum(), 60);
  }

  private static int seconds(Question question) {
    return switch (question) {
      case Question.SingleChoice _,
          Question.MultipleChoice _,
          Question.Scale _,
          Question.Amount _ ->
          SECONDS_FOR_A_CHOICE;
      case Question.Ranking _, Question.OpenText _ -> SECONDS_TO_THINK;
    };
  }
}
