package nl.telmee.trajectory;

import static nl.telmee.trajectory.Example.AHEAD;
import static nl.telmee.trajectory.Example.SAYS;
import static nl.telmee.trajectory.Example.TODAY;
import static nl.telmee.trajectory.Example.apply;
import static nl.telmee.trajectory.Example.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Steps and days that others count on are kept, or it can be seen that they were not. */
final class PromisedDaysTest {
  private static Ruling rule(Trajectory before, Change change) {
    return Rules.apply(before, change, Party.MUNICIPALITY, TODAY);
  }

  private static void refused(Trajectory before, Change change, Hindrance hindrance) {
    assertThat(rule(before, change)).isEqualTo(new Ruling.Hindered(hindrance));
    assertThat(Rules.apply(before, change, Party.MUNICIPALITY, TODAY, Edition.FIRST))
        .as("an old log stays readable")
        .isInstanceOf(Ruling.Allowed.class);
  }

  private static Planning planning(Trajectory of, UnaryOperator<Stage> change) {
    return new Planning(of.stages().stream().map(change).toList());
  }

  private static Stage due(Stage stage, @Nullable LocalDate day) {
    return new Stage(stage.key(), stage.title(), stage.party(), day);
  }

  private static Trajectory published() {
    return Example.until(done(Step.AGENDA));
  }

  @Test
  void aStepLeavesThePlanningOnlyWithAReason() {
    Planning shorter =
        new Planning(
            Example.dated().stages().stream()
                .filter(stage -> !stage.key().equals(Step.LATER_ADVICE.word()))
                .toList());

    refused(published(), new Change.Write(shorter), Hindrance.STEP_LEFT_OUT);
    assertThat(rule(Example.begun(), new Change.Write(shorter))).isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void aDayThatWasMadePublicIsKnownAfterItIsMovedAndCountsAsLate() {
    Trajectory open = published();
    LocalDate later = AHEAD.plusDays(40);
    Trajectory moved = apply(open, new Change.Write(planning(open, stage -> due(stage, later))));
    Trajectory again =
        apply(moved, new Change.Write(planning(open, stage -> due(stage, later.plusDays(1)))));

    assertThat(again.stages())
        .allSatisfy(
            stage -> {
              assertThat(stage.promisedOn()).isEqualTo(AHEAD);
              assertThat(stage.postponed()).isTrue();
            });
    assertThat(again.overdue(AHEAD.plusDays(1))).isEmpty();
    assertThat(again.late(AHEAD.plusDays(1))).hasSize(12);
    assertThat(Section.Kind.PLANNING.read(again.planning().json())).isEqualTo(again.planning());
    refused(
        open,
        new Change.Write(
            planning(open, stage -> due(stage, stage.key().equals("goal") ? null : AHEAD))),
        Hindrance.DATE_TAKEN_AWAY);
  }

  @Test
  void nobodyRewritesWhatWasPromised() {
    Trajectory open = published();
    Stage.TakenBack never = new Stage.TakenBack(TODAY, "Dit is nooit gebeurd, maar klinkt goed.");
    Change forged =
        new Change.Write(
            planning(open, stage -> due(stage, AHEAD).with(AHEAD.plusDays(90), never)));

    assertThat(apply(open, forged).planning()).isEqualTo(open.planning());
  }

  @Test
  void aStepIsNotDueBeforeTheOneBeforeIt() {
    refused(
        Example.begun(),
        new Change.Write(
            planning(
                Example.begun(),
                stage -> due(stage, stage.key().equals("goal") ? AHEAD.minusDays(1) : AHEAD))),
        Hindrance.DATES_ORDER);
  }

  @Test
  void whatIsPublishedIsStillToCome() {
    Trajectory ready = Example.until(new Change.Publish());
    Trajectory past = apply(ready, new Change.Write(planning(ready, stage -> due(stage, TODAY))));

    refused(past, new Change.Publish(), Hindrance.DATES_PAST);
  }

  @Test
  void theCouncilWasToldAlready() {
    Subject now = Example.until(new Change.Publish()).subject();
    Subject ahead =
        new Subject(now.title(), SAYS, SAYS, now.laws(), now.themes(), LocalDate.of(2199, 1, 1));

    refused(Example.begun(), new Change.Write(ahead), Hindrance.TOLD_AHEAD);
  }

  @Test
  void thatAStepWasTakenBackStaysToBeSeenWithItsReason() {
    Trajectory back = apply(published(), done(Step.AGENDA));
    back = apply(back, new Change.TakeBack(Step.AGENDA.word(), SAYS));

    assertThat(back.planning().stage("agenda").orElseThrow().takenBack())
        .isEqualTo(new Stage.TakenBack(TODAY, SAYS));
    assertThat(PublicContent.of(back).section(Planning.class)).contains(back.planning());
  }

  @Test
  void somebodyDoesEveryStep() {
    Planning odd =
        new Planning(
            Stream.concat(
                    Planning.WHOLE.stages().stream(),
                    Stream.of(new Stage("extra-1", "Vanzelf", Party.PROGRAM, null)))
                .toList());

    refused(Example.begun(), new Change.Write(odd), Hindrance.NOBODY_DOES);
    assertThat(odd.stage("extra-1").orElseThrow().parties()).containsExactly(Party.MUNICIPALITY);
  }

  @Test
  void aStepThatIsNotThereIsSaidToBeUnknownNotForbidden() {
    Change none = new Change.Complete("extra-9", SAYS);

    assertThat(Permissions.allowed(published(), none)).contains(Party.BOARD);
    assertThat(rule(published(), none)).isEqualTo(new Ruling.Hindered(Hindrance.UNKNOWN_STEP));
    assertThat(rule(published(), new Change.TakeBack("extra-9", SAYS)))
        .isEqualTo(new Ruling.Hindered(Hindrance.UNKNOWN_STEP));
  }
}
