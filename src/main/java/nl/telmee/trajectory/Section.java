package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.telmee.web.Fields;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

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
    SUBJECT(Subject.class, Step.AGENDA),
    INFLUENCE(Influence.class, Step.AGENDA),
    COUNCIL_START(CouncilStart.class, Step.COUNCIL_START),
    GOAL(Goal.class, Step.GOAL),
    STAKEHOLDERS(StakeholderMap.class, Step.REPORT),
    APPROACH(Approach.class, Step.APPROACH),
    PLANNING(Planning.class, null),
    REPORT(Report.class, Step.REPORT),
    REVIEW(Review.class, Step.REVIEW),
    EVALUATION(Evaluation.class, Step.EVALUATION),
    LATER_ADVICE(LaterAdvice.class, Step.LATER_ADVICE),
    MEANS(Means.class, null);

    private final Class<? extends Section> type;
    private final @Nullable Step step;

    Kind(Class<? extends Section> type, @Nullable Step step) {
      this.type = type;
      this.step = step;
    }

    /** The step that it is delivered with: once that is done, it is fixed. Empty: never. */
    public Optional<Step> step() {
      return Optional.ofNullable(step);
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
      Section section = read(Fields.of(json, mistakes));
      if (!mistakes.isEmpty()) {
        throw Rejected.mistakes(mistakes);
      }
      return section;
    }

    private Section read(Fields fields) {
      return switch (this) {
        case SUBJECT -> Subject.read(fields);
        case INFLUENCE -> Influence.read(fields);
        case COUNCIL_START -> CouncilStart.read(fields);
        case GOAL -> Goal.read(fields);
        case STAKEHOLDERS -> StakeholderMap.read(fields);
        case APPROACH -> Approach.read(fields);
        case PLANNING -> Planning.read(fields);
        case REPORT -> Report.read(fields);
        case REVIEW -> Review.read(fields);
        case EVALUATION -> Evaluation.read(fields);
        case LATER_ADVICE -> LaterAdvice.read(fields);
        case MEANS -> Means.read(fields);
      };
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
