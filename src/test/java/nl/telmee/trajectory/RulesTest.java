package nl.telmee.trajectory;

import static nl.telmee.trajectory.Example.SAYS;
import static nl.telmee.trajectory.Example.TODAY;
import static nl.telmee.trajectory.Example.apply;
import static nl.telmee.trajectory.Example.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a change makes of a trajectory, and what may not be skipped. */
final class RulesTest {
  private static Ruling rule(Trajectory before, Change change) {
    return Rules.apply(before, change, Party.MUNICIPALITY, TODAY);
  }

  private static void refused(Trajectory before, Change change, Hindrance hindrance) {
    assertThat(rule(before, change)).isEqualTo(new Ruling.Hindered(hindrance));
  }

  @Test
  void aTrajectoryThatDeliversEverythingIsClosed() {
    Trajectory closed = Example.closed();

    assertThat(closed.state()).isEqualTo(Trajectory.State.CLOSED);
    assertThat(closed.done()).hasSize(12);
    assertThat(closed.revision()).isEqualTo(1 + Example.deliveries().size());
  }

  @Test
  void aStepIsNotDoneBeforeTheOneBeforeIt() {
    refused(Example.begun(), done(Step.REPORT), Hindrance.EARLIER_STEP);
  }

  @Test
  void aTrajectoryOfTheSocialDomainNeedsTheClientsPerspective() {
    Trajectory before = Example.until(done(Step.REPORT), Law.YOUTH_ACT);
    Trajectory without = apply(before, new Change.Write(new Report(SAYS, "", SAYS)));

    assertThat(Example.missing(rule(without, done(Step.REPORT))))
        .contains(List.of(Condition.CLIENT_PERSPECTIVE_GIVEN));
    Trajectory other =
        apply(Example.until(done(Step.REPORT)), new Change.Write(new Report(SAYS, "", SAYS)));
    assertThat(rule(other, done(Step.REPORT))).isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void aStepThatProtectsResidentsIsNotSetAside() {
    Trajectory report = Example.until(done(Step.REPORT));
    Trajectory review = Example.until(done(Step.REVIEW));

    refused(report, new Change.SetAside(Step.REPORT.word(), SAYS), Hindrance.PROTECTIVE);
    refused(review, new Change.SetAside(Step.REVIEW.word(), "nvt"), Hindrance.REASON);
    assertThat(apply(review, new Change.SetAside(Step.REVIEW.word(), SAYS)).done())
        .hasEntrySatisfying("review", how -> assertThat(how.setAside()).isTrue());
  }

  @Test
  void aStepTakenBackTakesAllLaterOnesBackToo() {
    Trajectory before = Example.until(done(Step.DECISION));

    Trajectory after = apply(before, new Change.TakeBack(Step.REPORT.word(), SAYS));

    assertThat(after.done().keySet()).endsWith("activities").doesNotContain("report", "review");
    refused(before, new Change.TakeBack(Step.REPORT.word(), "foutje"), Hindrance.REASON);
  }

  @Test
  void aFindingThatWasReportedIsOnlyCorrectedWithTheReasonWhy() {
    Trajectory before = Example.until(done(Step.REVIEW));

    refused(
        before,
        new Change.Put(Example.finding("Iets heel anders dan eerst.", "")),
        Hindrance.REASON);
    Trajectory after =
        apply(
            before,
            new Change.Put(Example.finding("Bewoners vertellen toch een ander verhaal.", SAYS)));
    Finding finding = after.content().item(Finding.class, Example.FINDING).orElseThrow();
    assertThat(finding.corrections())
        .containsExactly(new Correction(TODAY, SAYS, SAYS, SAYS, false));
  }

  @Test
  void aFindingTakenBackIntoDraftStaysBoundToItsCorrections() {
    Trajectory back =
        apply(Example.until(done(Step.REVIEW)), new Change.TakeBack(Step.REPORT.word(), SAYS));

    refused(
        back, new Change.Put(Example.finding("Iets heel anders dan eerst.", "")), Hindrance.REASON);
    refused(back, new Change.Remove(Item.Kind.FINDING, Example.FINDING, SAYS), Hindrance.FIXED);
  }

  @Test
  void aDecisionNeedsAReasonOfSubstance() {
    Change decision = new Change.Put(Example.decision("nvt", ""));

    refused(Example.until(new Change.Put(Example.decision(SAYS, ""))), decision, Hindrance.REASON);
  }

  @Test
  void aDecisionThatIsCorrectedMustBeToldAgain() {
    Trajectory before = Example.until(done(Step.DECISION));

    Trajectory after = apply(before, new Change.Put(Example.decision(SAYS, SAYS)));

    assertThat(Example.missing(rule(after, done(Step.DECISION))))
        .contains(List.of(Condition.FEEDBACK_GIVEN));
  }

  @Test
  void feedbackTellsOnlyWhatWasDecided() {
    Trajectory before = Example.until(new Change.Put(Example.decision(SAYS, "")));
    Feedback feedback = new Feedback(new UUID(3, 3), SAYS, Set.of(Example.FINDING), TODAY);

    refused(before, new Change.Put(feedback), Hindrance.UNDECIDED);
  }

  @Test
  void aClosedTrajectoryOnlyGoesOnWithImprovementsAndCorrections() {
    Trajectory closed = Example.closed();

    refused(closed, new Change.Write(new LaterAdvice(SAYS)), Hindrance.CLOSED);
    refused(closed, new Change.TakeBack(Step.REPORT.word(), SAYS), Hindrance.CLOSED);
    assertThat(
            rule(
                closed,
                new Change.Put(
                    Example.finding("Bewoners vertellen toch een ander verhaal.", SAYS))))
        .isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void whatIsStoredIsReadBackTheSame() {
    Trajectory closed = Example.closed();

    Content again = Content.of(closed.content().json());

    assertThat(again.json()).isEqualTo(closed.content().json());
    for (Change change : Example.deliveries()) {
      assertThat(ChangeJson.read(ChangeJson.word(change), ChangeJson.write(change)))
          .isEqualTo(change);
    }
  }

  @Test
  void thePublicSeesNoDraftOfAFindingNorOfWhatCameOfAnActivity() {
    Trajectory before = Example.until(done(Step.REPORT));
    Content shown = PublicContent.of(Example.until(done(Step.ACTIVITIES)));

    assertThat(PublicContent.of(before).items(Finding.class)).isEmpty();
    assertThat(PublicContent.of(before).section(Report.class)).isEmpty();
    assertThat(shown.items(Activity.class)).first().extracting(Activity::people).isEqualTo(0);
    assertThat(PublicContent.of(Example.until(done(Step.REVIEW))).items(Finding.class)).hasSize(1);
  }
}
