package nl.telmee.intake;

import nl.telmee.poll.Question;

/** The rules that look at more than one value: conditions, required answers, numbers of choices. */
final class Checker {
  /** What becomes of an answer to a question that is not asked. */
  enum Hidden {
    REFUSED,
    DROPPED
  }

  private Checker() {}

  static void check(CompiledPoll poll, Draft draft, Hidden hidden) {
    for (int q = 0; q < poll.questions().size(); q++) {
      Question question = poll.questions().get(q);
      if (!asked(poll, draft, question)) {
        notAsked(draft, q, hidden);
      } else if (!draft.given[q]) {
        if (question.required()) {
          draft.wrong.add(Wrong.of(q, Wrong.Kind.REQUIRED));
        }
      } else if (question instanceof Question.MultipleChoice choice) {
        countChoices(draft, q, choice);
      }
    }
  }

  /** A question that is not asked has no answer, so what depends on it is not asked either. */
  private static boolean asked(CompiledPoll poll, Draft draft, Question question) {
    Question.ShowIf showIf = question.showIf();
    if (showIf == null) {
      return true;
    }
    int other = poll.question(showIf.question());
    for (String name : showIf.anyOf()) {
      int option = poll.option(other, name);
      if (draft.choice[other] == option || (draft.many[other] >> option & 1) == 1) {
        return true;
      }
    }
    return false;
  }

  private static void notAsked(Draft draft, int q, Hidden hidden) {
    if (draft.given[q] && hidden == Hidden.REFUSED) {
      draft.wrong.add(Wrong.of(q, Wrong.Kind.HIDDEN));
    } else {
      draft.wrong.removeIf(wrong -> wrong.question() == q);
    }
    draft.clear(q);
  }

  private static void countChoices(Draft draft, int q, Question.MultipleChoice choice) {
    int chosen = Long.bitCount(draft.many[q]);
    if (chosen < choice.minChoices()) {
      draft.wrong.add(Wrong.of(q, Wrong.Kind.TOO_FEW, choice.minChoices()));
    } else if (chosen > choice.maxChoices()) {
      draft.wrong.add(Wrong.of(q, Wrong.Kind.TOO_MANY, choice.maxChoices()));
    }
  }
}
