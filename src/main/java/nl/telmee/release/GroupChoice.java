package nl.telmee.release;

import java.util.List;
import java.util.Optional;
import nl.telmee.poll.Question;
import nl.telmee.poll.Strata;
import org.jspecify.annotations.Nullable;

/** A group that a reader asked to see. */
record GroupChoice(Question.SingleChoice question, Question.Option option) {

  /**
   * The group that the query names; null when it names none that the poll breaks its results by.
   */
  static @Nullable GroupChoice of(Results results, @Nullable String by, @Nullable String value) {
    for (Question.SingleChoice question : questions(results)) {
      for (Question.Option option : question.options()) {
        if (question.id().equals(by) && option.id().equals(value)) {
          return new GroupChoice(question, option);
        }
      }
    }
    return null;
  }

  /** The background questions by which a poll breaks down its results. */
  static List<Question.SingleChoice> questions(Results results) {
    if (!results.poll().content().policy().breakdowns()) {
      return List.of();
    }
    return results.poll().content().questionnaire().strata().dimensions().stream()
        .map(Strata.Dimension::asked)
        .toList();
  }

  /** What may be shown of the group; empty while there are too few answers. */
  Optional<Results.Group> in(Results results) {
    return results.breakdowns().stream()
        .filter(breakdown -> breakdown.by().equals(question.id()))
        .flatMap(breakdown -> breakdown.groups().stream())
        .filter(group -> group.value().equals(option.id()))
        .findFirst();
  }
}
