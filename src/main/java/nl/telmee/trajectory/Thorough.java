package nl.telmee.trajectory;

/** What the second edition asks of a condition besides: that texts say something. Pure. */
final class Thorough {
  private Thorough() {}

  static boolean in(Trajectory t, Condition condition) {
    Content content = t.content();
    return switch (condition) {
      case CONTACTS_NAMED ->
          content.section(CouncilStart.class).filter(one -> says(one.contacts())).isPresent();
      case STAKEHOLDERS_MAPPED ->
          content.section(StakeholderMap.class).stream()
              .flatMap(StakeholderMap::concerned)
              .allMatch(one -> says(one.approach()));
      case RESULTS_IN -> content.items(Activity.class).stream().allMatch(Activity::finished);
      case FINDINGS_REPORTED ->
          content.items(Finding.class).stream().allMatch(one -> says(one.text()));
      case SUBJECT_STATED,
          GOAL_STATED,
          COUNCIL_TOLD,
          LEVEL_CHOSEN,
          INFLUENCE_STATED,
          FIRST_DATES,
          ON_COUNCIL_AGENDA,
          PURPOSE_STATED,
          FOCUS_GROUP_STARTED,
          QUESTION_SHARPENED,
          FORMS_CHOSEN,
          PLAN_WRITTEN,
          PUBLISHED,
          ACTIVITIES_PLANNED,
          REPORT_WRITTEN,
          FINDINGS_WORKED_IN,
          CLIENT_PERSPECTIVE_GIVEN,
          REACH_STATED,
          REACTION_INVITED,
          REPORT_JUDGED,
          FINDINGS_DECIDED,
          FEEDBACK_GIVEN,
          EVALUATED,
          LATER_ADVICE_GIVEN,
          IMPROVEMENTS_IN_MOTION,
          STEPS_DONE ->
          true;
    };
  }

  private static boolean says(String text) {
    return Substance.of(text);
  }
}
