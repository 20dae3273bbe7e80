package nl.telmee.poll;

import java.util.List;

/** What is asked, in order. */
public record Questionnaire(List<Question> questions) {
  public static final int MOST_QUESTIONS = 30;
  public static final int MOST_OPTIONS = 50;

  /** Ranking more than this is work nobody finishes, and positions are counted for each option. */
  public static final int MOST_RANKED = 10;

  public static final int MOST_STRATA = 300;

  public Questionnaire {
    questions = List.copyOf(questions);
  }

  /** The position of a question, or -1. */
  public int indexOf(String id) {
    for (int i = 0; i < questions.size(); i++) {
      if (questions.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** The strata that its background questions make. */
  public Strata strata() {
    return new Strata(this);
  }
}
