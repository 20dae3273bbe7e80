package nl.telmee.trajectory;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** When a condition is met. Pure. */
final class Delivered {
  private Delivered() {}

  static boolean in(Trajectory t, Condition condition) {
    return switch (condition) {
      case SUBJECT_STATED -> Substance.of(t.subject().summary());
      case GOAL_STATED -> Substance.of(t.subject().policyGoal());
      case COUNCIL_TOLD -> t.head().table() || t.subject().councilToldOn() != null;
      case LEVEL_CHOSEN -> has(t, Influence.class, one -> one.level() != null);
      case INFLUENCE_STATED ->
          has(t, Influence.class, one -> Substance.of(one.can()) && Substance.of(one.cannot()));
      case FIRST_DATES -> firstDates(t);
      case ON_COUNCIL_AGENDA -> has(t, CouncilStart.class, one -> one.onAgendaOn() != null);
      case CONTACTS_NAMED -> has(t, CouncilStart.class, one -> !one.contacts().isBlank());
      case PURPOSE_STATED -> has(t, Goal.class, one -> Substance.of(one.purpose()));
      case STAKEHOLDERS_MAPPED -> mapped(t);
      case FOCUS_GROUP_STARTED -> has(t, Goal.class, one -> Substance.of(one.focusGroup()));
      case QUESTION_SHARPENED -> has(t, Approach.class, one -> Substance.of(one.question()));
      case FORMS_CHOSEN -> has(t, Approach.class, one -> !one.ways().isEmpty());
      case PLAN_WRITTEN -> has(t, Approach.class, one -> Substance.of(one.plan()));
      case PUBLISHED -> t.isPublic();
      case ACTIVITIES_PLANNED -> planned(t);
      case RESULTS_IN -> resultsIn(t);
      case REPORT_WRITTEN -> has(t, Report.class, one -> Substance.of(one.summary()));
      case FINDINGS_REPORTED ->
          !findings(t).isEmpty() && findings(t).stream().allMatch(Finding::worded);
      case FINDINGS_WORKED_IN -> findings(t).stream().allMatch(one -> Substance.of(one.proposal()));
      case CLIENT_PERSPECTIVE_GIVEN ->
          !t.subject().social()
              || has(t, Report.class, one -> Substance.of(one.clientPerspective()));
      case REACH_STATED ->
          map(t).concerned().noneMatch(one -> one.reach() == Stakeholder.Reach.UNKNOWN);
      case REACTION_INVITED -> has(t, Report.class, one -> Substance.of(one.reaction()));
      case REPORT_JUDGED -> setAside(t, Step.REVIEW) || has(t, Review.class, Review::judged);
      case FINDINGS_DECIDED ->
          findings(t).stream().allMatch(one -> isDecided(t.content(), one.id()));
      case FEEDBACK_GIVEN -> told(t);
      case EVALUATED -> has(t, Evaluation.class, Delivered::evaluated);
      case LATER_ADVICE_GIVEN -> has(t, LaterAdvice.class, one -> Substance.of(one.text()));
      case IMPROVEMENTS_IN_MOTION -> inMotion(t);
      case STEPS_DONE -> t.current().isEmpty();
    };
  }

  private static <S extends Section> boolean has(
      Trajectory trajectory, Class<S> type, Predicate<S> enough) {
    return trajectory.content().section(type).filter(enough).isPresent();
  }

  private static List<Finding> findings(Trajectory trajectory) {
    return trajectory.content().items(Finding.class);
  }

  private static StakeholderMap map(Trajectory trajectory) {
    return trajectory.content().section(StakeholderMap.class).orElse(StakeholderMap.EMPTY);
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
    StakeholderMap map = map(trajectory);
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

  /** Something took place, and what came of everything that did is known. */
  private static boolean resultsIn(Trajectory trajectory) {
    List<Activity> activities = trajectory.content().items(Activity.class);
    return activities.stream().anyMatch(one -> one.cancelled().isBlank())
        && activities.stream().allMatch(Activity::known);
  }

  /** Nobody need judge where the step was left out. */
  private static boolean setAside(Trajectory trajectory, Step step) {
    Done done = trajectory.done().get(step.word());
    return !trajectory.planning().has(step) || (done != null && done.setAside());
  }

  /** A decision is about what its finding says now. */
  static boolean isDecided(Content content, UUID finding) {
    return content.item(Decision.class, finding).filter(one -> !one.outdated()).isPresent();
  }

  private static boolean told(Trajectory trajectory) {
    List<Decision> decisions = trajectory.content().items(Decision.class);
    return !decisions.isEmpty()
        && decisions.stream().allMatch(one -> one.told() != null && !one.outdated());
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
                    || one.standing() == Improvement.Standing.ACCEPTED
                    || (one.standing() == Improvement.Standing.IN_MOTION
                        && (one.owner().isBlank() || one.dueOn() == null)));
  }
}
