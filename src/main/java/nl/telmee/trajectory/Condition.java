package nl.telmee.trajectory;

import java.util.List;
import nl.telmee.web.Fields;

/**
 * What must be there before something may be done. The message {@code trajectory.condition.<word>}
 * says what to do; {@link #where} says in which part. {@link Delivered} says when it is met.
 */
public enum Condition {
  SUBJECT_STATED("subject"),
  GOAL_STATED("subject"),
  LEVEL_CHOSEN("influence"),
  INFLUENCE_STATED("influence"),
  FIRST_DATES("planning"),
  COUNCIL_TOLD("subject"),
  ON_COUNCIL_AGENDA("council-start"),
  CONTACTS_NAMED("council-start"),
  PURPOSE_STATED("goal"),
  STAKEHOLDERS_MAPPED("stakeholders"),
  FOCUS_GROUP_STARTED("goal"),
  QUESTION_SHARPENED("approach"),
  FORMS_CHOSEN("approach"),
  PLAN_WRITTEN("approach"),
  PUBLISHED("publish"),
  ACTIVITIES_PLANNED("activities"),
  RESULTS_IN("activities"),
  REPORT_WRITTEN("report"),
  FINDINGS_REPORTED("findings"),
  FINDINGS_WORKED_IN("findings"),
  CLIENT_PERSPECTIVE_GIVEN("report"),
  REACH_STATED("stakeholders"),
  REACTION_INVITED("report"),
  REPORT_JUDGED("review"),
  FINDINGS_DECIDED("decisions"),
  FEEDBACK_GIVEN("feedback"),
  EVALUATED("evaluation"),
  LATER_ADVICE_GIVEN("later-advice"),
  IMPROVEMENTS_IN_MOTION("improvements"),
  STEPS_DONE("planning");

  /** Before everybody may see a trajectory. */
  public static final List<Condition> TO_PUBLISH =
      List.of(SUBJECT_STATED, GOAL_STATED, LEVEL_CHOSEN, INFLUENCE_STATED, FIRST_DATES);

  /** Before it is closed. */
  public static final List<Condition> TO_CLOSE =
      List.of(REPORT_JUDGED, FINDINGS_DECIDED, FEEDBACK_GIVEN, EVALUATED, STEPS_DONE);

  private final String where;

  Condition(String where) {
    this.where = where;
  }

  /** Whether a trajectory has it. */
  public boolean isMet(Trajectory trajectory) {
    return isMet(trajectory, Edition.NEWEST);
  }

  boolean isMet(Trajectory trajectory, Edition edition) {
    return Delivered.in(trajectory, this)
        && (edition == Edition.FIRST || Thorough.in(trajectory, this));
  }

  /** The word of the part in which it is mended: a section, the plural of items, or a page. */
  public String where() {
    return where;
  }

  public String word() {
    return Fields.wordOf(this);
  }

  /** Those of a list that a trajectory does not have. */
  static List<Condition> unmet(Trajectory trajectory, List<Condition> conditions, Edition edition) {
    return conditions.stream().filter(condition -> !condition.isMet(trajectory, edition)).toList();
  }

  /** What a step still has to deliver. */
  public static List<Condition> unmet(Trajectory trajectory, Stage stage) {
    return unmet(trajectory, stage, Edition.NEWEST);
  }

  static List<Condition> unmet(Trajectory trajectory, Stage stage, Edition edition) {
    return stage
        .step()
        .map(step -> unmet(trajectory, step.conditions(), edition))
        .orElse(List.of());
  }

  /** What has to be there before everybody may see it. */
  public static List<Condition> unmetToPublish(Trajectory trajectory) {
    return unmet(trajectory, TO_PUBLISH, Edition.NEWEST);
  }

  /** What has to be there before it is closed. */
  public static List<Condition> unmetToClose(Trajectory trajectory) {
    return unmet(trajectory, TO_CLOSE, Edition.NEWEST);
  }
}
