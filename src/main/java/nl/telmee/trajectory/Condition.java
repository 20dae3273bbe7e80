package nl.telmee.trajectory;

import java.util.List;
import java.util.function.Predicate;
import nl.telmee.web.Fields;

/**
 * What must be there before something may be done. The message {@code trajectory.condition.<word>}
 * says what to do; {@link #where} says in which part.
 */
public enum Condition {
  SUBJECT_STATED("subject", t -> Substance.of(t.subject().summary())),
  GOAL_STATED("subject", t -> Substance.of(t.subject().policyGoal())),
  LEVEL_CHOSEN("influence", t -> influence(t, i -> i.level() != null)),
  INFLUENCE_STATED(
      "influence", t -> influence(t, i -> Substance.of(i.can()) && Substance.of(i.cannot()))),
  FIRST_DATES("planning", Condition::firstDates),
  COUNCIL_TOLD("subject", t -> t.subject().councilToldOn() != null),
  ON_COUNCIL_AGENDA(
      "council-start", t -> has(t, CouncilStart.class, start -> start.onAgendaOn() != null)),
  CONTACTS_NAMED(
      "council-start", t -> has(t, CouncilStart.class, start -> !start.contacts().isBlank())),
  PURPOSE_STATED("goal", t -> has(t, Goal.class, goal -> Substance.of(goal.purpose()))),
  STAKEHOLDERS_MAPPED("stakeholders", Condition::mapped),
  FOCUS_GROUP_STARTED("goal", t -> has(t, Goal.class, goal -> Substance.of(goal.focusGroup()))),
  QUESTION_SHARPENED(
      "approach", t -> has(t, Approach.class, approach -> Substance.of(approach.question()))),
  FORMS_CHOSEN("approach", t -> has(t, Approach.class, approach -> !approach.ways().isEmpty())),
  PLAN_WRITTEN("approach", t -> has(t, Approach.class, approach -> Substance.of(approach.plan()))),
  PUBLISHED("publish", Trajectory::isPublic),
  ACTIVITIES_PLANNED("activities", Condition::planned),
  RESULTS_IN(
      "activities",
      t ->
          t.content().items(Activity.class).stream().anyMatch(one -> one.cancelled().isBlank())
              && t.content().items(Activity.class).stream().allMatch(Activity::finished)),
  REPORT_WRITTEN("report", t -> has(t, Report.class, report -> Substance.of(report.summary()))),
  FINDINGS_REPORTED(
      "findings", t -> findings(t).stream().allMatch(Finding::worded) && !findings(t).isEmpty()),
  FINDINGS_WORKED_IN(
      "findings", t -> findings(t).stream().allMatch(one -> Substance.of(one.proposal()))),
  CLIENT_PERSPECTIVE_GIVEN(
      "report",
      t ->
          !t.subject().social()
              || has(t, Report.class, report -> Substance.of(report.clientPerspective()))),
  REACH_STATED(
      "stakeholders",
      t ->
          t.content()
              .section(StakeholderMap.class)
              .orElse(StakeholderMap.EMPTY)
              .concerned()
              .noneMatch(one -> one.reach() == Stakeholder.Reach.UNKNOWN)),
  REACTION_INVITED("report", t -> has(t, Report.class, report -> Substance.of(report.reaction()))),
  REPORT_JUDGED("review", t -> has(t, Review.class, Condition::judged)),
  FINDINGS_DECIDED(
      "decisions",
      t ->
          findings(t).stream()
              .allMatch(one -> t.content().item(Decision.class, one.id()).isPresent())),
  FEEDBACK_GIVEN("feedback", Condition::told),
  EVALUATED("evaluation", t -> has(t, Evaluation.class, Condition::evaluated)),
  LATER_ADVICE_GIVEN(
      "later-advice", t -> has(t, LaterAdvice.class, advice -> Substance.of(advice.text()))),
  IMPROVEMENTS_IN_MOTION("improvements", Condition::inMotion),
  STEPS_DONE("planning", t -> t.current().isEmpty());

  /** Before everybody may see a trajectory. */
  public static final List<Condition> TO_PUBLISH =
      List.of(SUBJECT_STATED, GOAL_STATED, LEVEL_CHOSEN, INFLUENCE_STATED, FIRST_DATES);

  /** Before it is closed. */
  public static final List<Condition> TO_CLOSE =
      List.of(FINDINGS_DECIDED, FEEDBACK_GIVEN, EVALUATED, STEPS_DONE);

  private final String where;
  private final Predicate<Trajectory> met;

  Condition(String where, Predicate<Trajectory> met) {
    this.where = where;
    this.met = met;
  }

  /** Whether a trajectory has it. */
  public boolean isMet(Trajectory trajectory) {
    return met.test(trajectory);
  }

  /** The word of the part in which it is mended: a section, the plural of items, or a page. */
  public String where() {
    return where;
  }

  public String word() {
    return Fields.wordOf(this);
  }

  /** Those of a list that a trajectory does not have. */
  static List<Condition> unmet(Trajectory trajectory, List<Condition> conditions) {
    return conditions.stream().filter(condition -> !condition.isMet(trajectory)).toList();
  }

  /** What a step still has to deliver. */
  public static List<Condition> unmet(Trajectory trajectory, Stage stage) {
    return stage.step().map(step -> unmet(trajectory, step.conditions())).orElse(List.of());
  }

  /** What has to be there before everybody may see it. */
  public static List<Condition> unmetToPublish(Trajectory trajectory) {
    return unmet(trajectory, TO_PUBLISH);
  }

  /** What has to be there before it is closed. */
  public static List<Condition> unmetToClose(Trajectory trajectory) {
    return unmet(trajectory, TO_CLOSE);
  }

  private static <S extends Section> boolean has(
      Trajectory trajectory, Class<S> type, Predicate<S> enough) {
    return trajectory.content().section(type).filter(enough).isPresent();
  }

  private static boolean influence(Trajectory trajectory, Predicate<Influence> enough) {
    return has(trajectory, Influence.class, enough);
  }

  private static List<Finding> findings(Trajectory trajectory) {
    return trajectory.content().items(Finding.class);
  }

  /** When people are heard, and when they hear what was done with it. */
  private static boolean firstDates(Trajectory trajectory) {
    return List.of(Step.ACTIVITIES, Step.DECISION).stream()
        .allMatch(
            step ->
                trajectory
                    .planning()
                    .stage(step.word())
                    .filter(stage -> stage.dueOn() != null)
                    .isPresent());
  }

  /** The whole checklist was considered, and something is done to reach each who is concerned. */
  private static boolean mapped(Trajectory trajectory) {
    StakeholderMap map =
        trajectory.content().section(StakeholderMap.class).orElse(StakeholderMap.EMPTY);
    return map.forgotten().isEmpty()
        && map.concerned().findAny().isPresent()
        && map.concerned().noneMatch(one -> one.approach().isBlank());
  }

  private static boolean planned(Trajectory trajectory) {
    List<Activity> activities =
        trajectory.content().items(Activity.class).stream()
            .filter(one -> one.cancelled().isBlank())
            .toList();
    return !activities.isEmpty() && activities.stream().allMatch(one -> one.on() != null);
  }

  private static boolean judged(Review review) {
    return review.judgement() != null
        && (review.judgement() == Review.Judgement.AGREES || Substance.of(review.note()));
  }

  private static boolean told(Trajectory trajectory) {
    List<Decision> decisions = trajectory.content().items(Decision.class);
    return !decisions.isEmpty() && decisions.stream().allMatch(one -> one.told() != null);
  }

  private static boolean evaluated(Evaluation evaluation) {
    return Substance.of(evaluation.refusal())
        || (Substance.of(evaluation.contribution()) && !evaluation.scores().isEmpty());
  }

  /** Each accepted improvement has somebody who sees to it and a day. */
  private static boolean inMotion(Trajectory trajectory) {
    return trajectory.content().items(Improvement.class).stream()
        .noneMatch(
            one ->
                one.standing() == Improvement.Standing.PROPOSED
                    || (one.standing() == Improvement.Standing.ACCEPTED)
                    || (one.standing() == Improvement.Standing.IN_MOTION
                        && (one.owner().isBlank() || one.dueOn() == null)));
  }
}
