package nl.telmee.trajectory;

import static nl.telmee.trajectory.Condition.ACTIVITIES_PLANNED;
import static nl.telmee.trajectory.Condition.CLIENT_PERSPECTIVE_GIVEN;
import static nl.telmee.trajectory.Condition.CONTACTS_NAMED;
import static nl.telmee.trajectory.Condition.COUNCIL_TOLD;
import static nl.telmee.trajectory.Condition.EVALUATED;
import static nl.telmee.trajectory.Condition.FEEDBACK_GIVEN;
import static nl.telmee.trajectory.Condition.FINDINGS_DECIDED;
import static nl.telmee.trajectory.Condition.FINDINGS_REPORTED;
import static nl.telmee.trajectory.Condition.FINDINGS_WORKED_IN;
import static nl.telmee.trajectory.Condition.FOCUS_GROUP_STARTED;
import static nl.telmee.trajectory.Condition.FORMS_CHOSEN;
import static nl.telmee.trajectory.Condition.GOAL_STATED;
import static nl.telmee.trajectory.Condition.IMPROVEMENTS_IN_MOTION;
import static nl.telmee.trajectory.Condition.INFLUENCE_STATED;
import static nl.telmee.trajectory.Condition.LATER_ADVICE_GIVEN;
import static nl.telmee.trajectory.Condition.LEVEL_CHOSEN;
import static nl.telmee.trajectory.Condition.ON_COUNCIL_AGENDA;
import static nl.telmee.trajectory.Condition.PLAN_WRITTEN;
import static nl.telmee.trajectory.Condition.PUBLISHED;
import static nl.telmee.trajectory.Condition.PURPOSE_STATED;
import static nl.telmee.trajectory.Condition.QUESTION_SHARPENED;
import static nl.telmee.trajectory.Condition.REACH_STATED;
import static nl.telmee.trajectory.Condition.REACTION_INVITED;
import static nl.telmee.trajectory.Condition.REPORT_JUDGED;
import static nl.telmee.trajectory.Condition.REPORT_WRITTEN;
import static nl.telmee.trajectory.Condition.RESULTS_IN;
import static nl.telmee.trajectory.Condition.STAKEHOLDERS_MAPPED;
import static nl.telmee.trajectory.Condition.SUBJECT_STATED;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.telmee.web.Fields;

/**
 * The twelve steps of the participation process in the social domain, as the municipality of Velsen
 * and its participation council wrote them down: who is responsible, and what each must deliver.
 */
public enum Step {
  AGENDA(true),
  COUNCIL_START(false),
  GOAL(true),
  APPROACH(true),
  ORGANISATION(false),
  ACTIVITIES(true),
  REPORT(true),
  REVIEW(false),
  DECISION(true),
  EVALUATION(true),
  LATER_ADVICE(false),
  IMPROVEMENT(false);

  private final boolean protective;

  Step(boolean protective) {
    this.protective = protective;
  }

  /** Whether it protects residents: no template leaves it out and nobody sets it aside. */
  public boolean protective() {
    return protective;
  }

  /** Who is responsible: any of them says that it is done. */
  public Set<Party> parties() {
    return switch (this) {
      case AGENDA, ORGANISATION, ACTIVITIES, REPORT, IMPROVEMENT -> EnumSet.of(Party.MUNICIPALITY);
      case COUNCIL_START, LATER_ADVICE -> EnumSet.of(Party.COUNCIL);
      case GOAL -> EnumSet.of(Party.MUNICIPALITY, Party.COUNCIL);
      case APPROACH, EVALUATION -> EnumSet.of(Party.MUNICIPALITY, Party.FOCUS_GROUP);
      case REVIEW -> EnumSet.of(Party.FOCUS_GROUP);
      case DECISION -> EnumSet.of(Party.BOARD);
    };
  }

  /** What it must deliver, in the order in which people work on it. */
  public List<Condition> conditions() {
    return switch (this) {
      case AGENDA ->
          List.of(SUBJECT_STATED, GOAL_STATED, LEVEL_CHOSEN, INFLUENCE_STATED, COUNCIL_TOLD);
      case COUNCIL_START -> List.of(ON_COUNCIL_AGENDA, CONTACTS_NAMED);
      case GOAL -> List.of(PURPOSE_STATED, STAKEHOLDERS_MAPPED, FOCUS_GROUP_STARTED);
      case APPROACH -> List.of(QUESTION_SHARPENED, FORMS_CHOSEN, PLAN_WRITTEN);
      case ORGANISATION -> List.of(PUBLISHED, ACTIVITIES_PLANNED);
      case ACTIVITIES -> List.of(PUBLISHED, RESULTS_IN);
      case REPORT ->
          List.of(
              REPORT_WRITTEN,
              FINDINGS_REPORTED,
              FINDINGS_WORKED_IN,
              CLIENT_PERSPECTIVE_GIVEN,
              REACH_STATED,
              REACTION_INVITED);
      case REVIEW -> List.of(REPORT_JUDGED);
      case DECISION -> List.of(FINDINGS_DECIDED, FEEDBACK_GIVEN);
      case EVALUATION -> List.of(EVALUATED);
      case LATER_ADVICE -> List.of(LATER_ADVICE_GIVEN);
      case IMPROVEMENT -> List.of(IMPROVEMENTS_IN_MOTION);
    };
  }

  /** The word in JSON, in events and in messages. */
  @JsonValue
  public String word() {
    return Fields.wordOf(this);
  }

  /** The step of a word, if it is one of the twelve. */
  public static Optional<Step> of(String word) {
    return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
  }
}
