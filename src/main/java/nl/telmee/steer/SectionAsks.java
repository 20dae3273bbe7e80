package nl.telmee.steer;

import static nl.telmee.steer.SectionAsk.words;

import java.util.Arrays;
import java.util.List;
import nl.telmee.id.Theme;
import nl.telmee.trajectory.Approach;
import nl.telmee.trajectory.Law;
import nl.telmee.trajectory.Level;
import nl.telmee.trajectory.Review;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.Subject;
import nl.telmee.trajectory.Way;

/** What the form of each section asks for, in the order of the page; tables come after it. */
final class SectionAsks {
  private static final int FEW = 3;
  private static final int SOME = 5;
  private static final int MANY = 12;

  private SectionAsks() {}

  static List<SectionAsk> of(Section.Kind kind) {
    return switch (kind) {
      case SUBJECT -> subject();
      case INFLUENCE ->
          List.of(
              new SectionAsk.Choice(
                  "level", "influence-level", "trajectory.level.", words(Level.values()), false),
              text("can", "influence-can", SOME),
              text("cannot", "influence-cannot", SOME));
      case COUNCIL_START ->
          List.of(
              new SectionAsk.Day("onAgendaOn", "council-on-agenda"),
              new SectionAsk.Text("contacts", "council-contacts", Stakeholder.LONGEST_TEXT, FEW),
              text("note", "council-note", SOME));
      case GOAL ->
          List.of(
              text("purpose", "goal-purpose", SOME), text("focusGroup", "goal-focus-group", SOME));
      case STAKEHOLDERS, PLANNING -> List.of();
      case APPROACH ->
          List.of(
              text("question", "approach-question", FEW),
              new SectionAsk.Choice(
                  "ways", "approach-ways", "trajectory.way.", words(Way.values()), true),
              plan("plan", "approach-plan"));
      case REPORT ->
          List.of(
              plan("summary", "report-summary"),
              plan("clientPerspective", "report-clients"),
              text("reaction", "report-reaction", SOME));
      case REVIEW ->
          List.of(
              new SectionAsk.Choice(
                  "judgement",
                  "review-judgement",
                  "trajectory.judgement.",
                  words(Review.Judgement.values()),
                  false),
              text("note", "review-note", SOME),
              text("communication", "review-communication", SOME));
      case EVALUATION ->
          List.of(
              text("contribution", "evaluation-contribution", SOME),
              text("refusal", "evaluation-refusal", FEW));
      case LATER_ADVICE -> List.of(plan("text", "later-advice-text"));
      case MEANS -> List.of(new SectionAsk.Whole("youthPercent", "means-youth"));
    };
  }

  private static List<SectionAsk> subject() {
    return List.of(
        new SectionAsk.Text("title-nl", "subject-title-nl", Subject.LONGEST_TITLE, 0),
        new SectionAsk.Text("title-en", "subject-title-en", Subject.LONGEST_TITLE, 0),
        text("summary", "subject-summary", SOME),
        text("policyGoal", "subject-policy-goal", SOME),
        new SectionAsk.Choice("laws", "subject-laws", "trajectory.law.", words(Law.values()), true),
        new SectionAsk.Choice(
            "themes",
            "subject-themes",
            "theme.",
            Arrays.stream(Theme.values()).map(Theme::token).toList(),
            true),
        new SectionAsk.Day("councilToldOn", "subject-council-told"));
  }

  private static SectionAsk text(String name, String label, int rows) {
    return new SectionAsk.Text(name, label, Subject.LONGEST_TEXT, rows);
  }

  private static SectionAsk plan(String name, String label) {
    return new SectionAsk.Text(name, label, Approach.LONGEST_PLAN, MANY);
  }
}
