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
  AGENDA(
      true,
      EnumSet.of(Party.MUNICIPALITY),
      SUBJECT_STATED,
      GOAL_STATED,
      LEVEL_CHOSEN,
      INFLUENCE_STATED,
      COUNCIL_TOLD),
  COUNCIL_START(false, EnumSet.of(Party.COUNCIL), ON_COUNCIL_AGENDA, CONTACTS_NAMED),
  GOAL(
      true,
      EnumSet.of(Party.MUNICIPALITY, Party.COUNCIL),
      PURPOSE_STATED,
      STAKEHOLDERS_MAPPED,
      FOCUS_GROUP_STARTED),
  APPROACH(
      true,
      EnumSet.of(Party.MUNICIPALITY, Party.FOCUS_GROUP),
      QUESTION_SHARPENED,
      FORMS_CHOSEN,
      PLAN_WRITTEN),
  ORGANISATION(false, EnumSet.of(Party.MUNICIPALITY), PUBLISHED, ACTIVITIES_PLANNED),
  ACTIVITIES(true, EnumSet.of(Party.MUNICIPALITY), PUBLISHED, RESULTS_IN),
  REPORT(
      true,
      EnumSet.of(Party.MUNICIPALITY),
      REPORT_WRITTEN,
      FINDINGS_REPORTED,
      FINDINGS_WORKED_IN,
      CLIENT_PERSPECTIVE_GIVEN,
      REACH_STATED,
      REACTION_INVITED),
  REVIEW(false, EnumSet.of(Party.FOCUS_GROUP), REPORT_JUDGED),
  DECISION(true, EnumSet.of(Party.BOARD), FINDINGS_DECIDED, FEEDBACK_GIVEN),
  EVALUATION(true, EnumSet.of(Party.FOCUS_GROUP, Party.MUNICIPALITY), EVALUATED),
  LATER_ADVICE(false, EnumSet.of(Party.COUNCIL), LATER_ADVICE_GIVEN),
  IMPROVEMENT(false, EnumSet.of(Party.MUNICIPALITY), IMPROVEMENTS_IN_MOTION);

  private final boolean protective;
  private final Set<Party> parties;
  private final List<Condition> conditions;

  Step(boolean protective, Set<Party> parties, Condition... conditions) {
    this.protective = protective;
    this.parties = Set.copyOf(parties);
    this.conditions = List.of(conditions);
  }

  /** Whether it protects residents: no template leaves it out and nobody sets it aside. */
  public boolean protective() {
    return protective;
  }

  /** Who is responsible: any of them says that it is done. */
  public Set<Party> parties() {
    return parties;
  }

  /** What it must deliver, in the order in which people work on it. */
  public List<Condition> conditions() {
    return conditions;
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
