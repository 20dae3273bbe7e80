package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.telmee.web.Fields;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;

/**
 * A part of a trajectory that is written as a whole. What is stored is what the API takes and
 * gives; a section may have gaps, and {@link Condition} says which gaps hold up which step.
 */
public sealed interface Section
    permits Subject,
        Influence,
        CouncilStart,
        Goal,
        StakeholderMap,
        Approach,
        Planning,
        Report,
        Review,
        Evaluation,
        LaterAdvice,
        Means {

  /** The kinds of sections, in the order of the process. */
  enum Kind {
    SUBJECT(Subject.class, Step.AGENDA, Subject::read),
    INFLUENCE(Influence.class, Step.AGENDA, Influence::read),
    COUNCIL_START(CouncilStart.class, Step.COUNCIL_START, CouncilStart::read),
    GOAL(Goal.class, Step.GOAL, Goal::read),
    STAKEHOLDERS(StakeholderMap.class, Step.REPORT, StakeholderMap::read),
    APPROACH(Approach.class, Step.APPROACH, Approach::read),
    PLANNING(Planning.class, null, Planning::read),
    REPORT(Report.class, Step.REPORT, Report::read),
    REVIEW(Review.class, Step.REVIEW, Review::read),
    EVALUATION(Evaluation.class, Step.EVALUATION, Evaluation::read),
    LATER_ADVICE(LaterAdvice.class, Step.LATER_ADVICE, LaterAdvice::read),
    MEANS(Means.class, null, Means::read);

    private final Class<? extends Section> type;
    private final Optional<Step> step;
    private final Function<Fields, Section> reader;

    Kind(
        Class<? extends Section> type,
        @org.jspecify.annotations.Nullable Step step,
        Function<Fields, Section> reader) {
      this.type = type;
      this.step = Optional.ofNullable(step);
      this.reader = reader;
    }

    /** The step that it is delivered with: once that is done, it is fixed. Empty: never. */
    public Optional<Step> step() {
      return step;
    }

    /** The word in JSON and in addresses. */
    public String word() {
      return Fields.wordOf(this);
    }

    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static Kind of(Section section) {
      return Arrays.stream(values())
          .filter(kind -> kind.type == section.getClass())
          .findFirst()
          .orElseThrow();
    }

    /**
     * Reads a section from outside or from the database.
     *
     * @throws Rejected with every mistake
     */
    public Section read(JsonNode json) {
      List<Mistake> mistakes = new ArrayList<>();
      Section section = reader.apply(Fields.of(json, mistakes));
      if (!mistakes.isEmpty()) {
        throw Rejected.mistakes(mistakes);
      }
      return section;
    }
  }

  /** Which kind it is. */
  default Kind kind() {
    return Kind.of(this);
  }

  /** As it is stored and sent. */
  default ObjectNode json() {
    return Json.tree(this);
  }
}
