package nl.telmee.trajectory;

import static nl.telmee.trajectory.Example.EARLIER;
import static nl.telmee.trajectory.Example.FINDING;
import static nl.telmee.trajectory.Example.SAYS;
import static nl.telmee.trajectory.Example.TODAY;
import static nl.telmee.trajectory.Example.apply;
import static nl.telmee.trajectory.Example.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.telmee.web.Json;
import org.junit.jupiter.api.Test;

/** What is public stays complete, decisions are about what findings say, and nothing disappears. */
final class SecondEditionTest {
  private static final String OTHER = "Bewoners willen de brug toch liever op een andere plek.";

  private static Ruling rule(Trajectory before, Change change) {
    return Rules.apply(before, change, Party.MUNICIPALITY, TODAY);
  }

  private static void refused(Trajectory before, Change change, Hindrance hindrance) {
    assertThat(rule(before, change)).isEqualTo(new Ruling.Hindered(hindrance));
    assertThat(Rules.apply(before, change, Party.MUNICIPALITY, TODAY, Edition.FIRST))
        .as("an old log stays readable")
        .isInstanceOf(Ruling.Allowed.class);
  }

  private static Trajectory published() {
    return Example.until(done(Step.AGENDA));
  }

  private static Decision decision(Trajectory of) {
    return of.content().item(Decision.class, FINDING).orElseThrow();
  }

  private static Trajectory corrected(Trajectory before) {
    return apply(before, new Change.Put(Example.finding(OTHER, SAYS)));
  }

  @Test
  void whatIsPublicKeepsItsGoalItsInfluenceAndItsDates() {
    Trajectory open = published();
    Subject now = open.subject();
    Change emptied =
        new Change.Write(
            new Subject(now.title(), SAYS, "", now.laws(), now.themes(), now.councilToldOn()));

    assertThat(Example.missing(rule(open, emptied))).contains(List.of(Condition.GOAL_STATED));
    assertThat(Example.missing(rule(open, new Change.Write(new Influence(null, "", "")))))
        .contains(List.of(Condition.LEVEL_CHOSEN, Condition.INFLUENCE_STATED));
    assertThat(rule(Example.begun(), new Change.Write(new Influence(null, "", ""))))
        .isInstanceOf(Ruling.Allowed.class);
    assertThat(Rules.apply(open, emptied, Party.MUNICIPALITY, TODAY, Edition.FIRST))
        .isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void itStaysCompleteAlsoWhenAStepIsTakenBack() {
    Trajectory back =
        apply(Example.until(done(Step.GOAL)), new Change.TakeBack(Step.AGENDA.word(), SAYS));

    assertThat(Example.missing(rule(back, new Change.Write(new Influence(null, "", "")))))
        .isPresent();
  }

  @Test
  void aFindingThatIsWordedOtherwiseMustBeJudgedDecidedAndToldAnew() {
    Trajectory before = Example.until(new Change.Close());

    Trajectory after = corrected(before);

    assertThat(decision(after).outdated()).isTrue();
    assertThat(Example.missing(rule(after, new Change.Close())))
        .contains(
            List.of(Condition.REPORT_JUDGED, Condition.FINDINGS_DECIDED, Condition.FEEDBACK_GIVEN));
    Change again = new Change.Put(Example.decision(SAYS, SAYS));
    assertThat(rule(after, again)).isEqualTo(new Ruling.Hindered(Hindrance.NOT_REVIEWED));
    Trajectory judged = apply(after, new Change.Write(new Review(Review.Judgement.AGREES, "", "")));
    assertThat(rule(judged, new Change.Write(new Review(null, "", ""))))
        .isEqualTo(new Ruling.Hindered(Hindrance.STEP_DONE));
    Change told = new Change.Put(new Feedback(new UUID(3, 4), SAYS, Set.of(FINDING), TODAY));
    assertThat(rule(judged, told)).isEqualTo(new Ruling.Hindered(Hindrance.UNDECIDED));
    Trajectory decided = apply(judged, again);
    assertThat(Example.missing(rule(decided, new Change.Close())))
        .contains(List.of(Condition.FEEDBACK_GIVEN));
    assertThat(rule(apply(decided, told), new Change.Close())).isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void aDecisionStandsWhenItsFindingAsksAndSaysTheSame() {
    Trajectory before = Example.until(new Change.Close());
    Finding now = before.content().item(Finding.class, FINDING).orElseThrow();
    Finding clients =
        new Finding(FINDING, now.activity(), SAYS, SAYS, true, SAYS, false, null, List.of());

    Trajectory after = apply(before, new Change.Put(clients));

    assertThat(decision(after).outdated()).isFalse();
    assertThat(rule(after, new Change.Close())).isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void aLogOfTheFirstEditionKeepsTheDecisionAsItWas() {
    Trajectory before = Example.until(new Change.Close());
    Ruling ruling =
        Rules.apply(
            before,
            new Change.Put(Example.finding(OTHER, SAYS)),
            Party.MUNICIPALITY,
            TODAY,
            Edition.FIRST);

    Trajectory after = ((Ruling.Allowed) ruling).trajectory();
    assertThat(decision(after).outdated()).isFalse();
    assertThat(Rules.apply(after, new Change.Close(), Party.MUNICIPALITY, TODAY, Edition.FIRST))
        .isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void afterClosingEverybodySeesThatADecisionIsAboutTheEarlierTextAndTheBoardCorrectsIt() {
    Trajectory after = corrected(Example.closed());

    assertThat(decision(after).outdated()).isTrue();
    assertThat(PublicContent.of(after).item(Decision.class, FINDING))
        .hasValueSatisfying(one -> assertThat(one.outdated()).isTrue());
    Trajectory decided = apply(after, new Change.Put(Example.decision(SAYS, SAYS)));
    assertThat(decision(decided).outdated()).isFalse();
    assertThat(decision(decided).corrections()).hasSize(1);
    Feedback anew = new Feedback(new UUID(3, 4), SAYS, Set.of(FINDING), TODAY);
    Trajectory told = apply(decided, new Change.Put(anew));
    Feedback more = new Feedback(new UUID(3, 5), SAYS, Set.of(FINDING), TODAY);
    assertThat(rule(told, new Change.Put(more))).isEqualTo(new Ruling.Hindered(Hindrance.CLOSED));
  }

  @Test
  void aCorrectionKeepsTheProposalAndWhoseViewItWasToo() {
    Trajectory before = Example.until(done(Step.REVIEW));
    Finding otherwise =
        new Finding(FINDING, Example.ACTIVITY, SAYS, OTHER, true, SAYS, false, null, List.of());

    Finding after =
        apply(before, new Change.Put(otherwise))
            .content()
            .item(Finding.class, FINDING)
            .orElseThrow();

    assertThat(after.corrections()).containsExactly(new Correction(TODAY, SAYS, SAYS, SAYS, false));
    assertThat(after.earlier()).isEqualTo(after.corrections());
    assertThat(Item.Kind.FINDING.stored(FINDING, after.json())).isEqualTo(after);
  }

  @Test
  void anEarlierTextSaysOnlyWhatWasOtherwise() {
    Finding after =
        corrected(Example.until(done(Step.REVIEW)))
            .content()
            .item(Finding.class, FINDING)
            .orElseThrow();

    assertThat(after.earlier()).containsExactly(new Correction(TODAY, SAYS, SAYS));
  }

  @Test
  void aCorrectionOfAnOlderLogIsReadWithoutWhatWasNotKept() {
    Finding read =
        (Finding)
            Item.Kind.FINDING.stored(
                FINDING,
                Json.readOwn(
                    """
                    {"activity":"00000000-0000-0001-0000-000000000001","text":"a","proposal":"b",
                     "corrections":[{"on":"2026-01-01","before":"c","why":"d"}]}
                    """));

    assertThat(read.corrections().getFirst().proposal()).isNull();
  }

  private static Activity activity(Activity.Form form, LocalDate on, String notes, String cancel) {
    return new Activity(Example.ACTIVITY, form, "Avond", null, on, 20, notes, SAYS, cancel, 0);
  }

  @Test
  void whatCameOfAnActivityIsKnownAfterItWas() {
    Trajectory before = Example.until(new Change.Put(Example.activity(20, SAYS)));

    refused(
        before,
        new Change.Put(activity(Activity.Form.MEETING, TODAY.plusDays(1), SAYS, "")),
        Hindrance.ACTIVITY_AHEAD);
    refused(
        before,
        new Change.Put(activity(Activity.Form.MEETING, EARLIER, "", "x")),
        Hindrance.REASON);
  }

  @Test
  void textsThatSayNothingDeliverNothing() {
    Trajectory heard = Example.until(done(Step.ACTIVITIES));
    Trajectory dots =
        apply(heard, new Change.Put(activity(Activity.Form.MEETING, EARLIER, ".", "")));
    Trajectory from =
        apply(
            heard,
            new Change.Put(
                new Activity(
                    Example.ACTIVITY,
                    Activity.Form.COMPLAINTS,
                    "Klachten",
                    null,
                    EARLIER,
                    0,
                    SAYS,
                    "x",
                    "",
                    0)));
    Trajectory short1 =
        apply(
            Example.until(done(Step.REPORT)),
            new Change.Put(
                new Finding(
                    FINDING, Example.ACTIVITY, "x", SAYS, false, "", false, null, List.of())));
    Trajectory council =
        apply(
            Example.until(done(Step.COUNCIL_START)),
            new Change.Write(new CouncilStart(TODAY, "x", "")));

    assertThat(Example.missing(rule(dots, done(Step.ACTIVITIES))))
        .contains(List.of(Condition.RESULTS_IN));
    assertThat(Example.missing(rule(from, done(Step.ACTIVITIES))))
        .contains(List.of(Condition.RESULTS_IN));
    assertThat(Example.missing(rule(short1, done(Step.REPORT))))
        .contains(List.of(Condition.FINDINGS_REPORTED));
    assertThat(Example.missing(rule(council, done(Step.COUNCIL_START))))
        .contains(List.of(Condition.CONTACTS_NAMED));
    assertThat(Rules.apply(dots, done(Step.ACTIVITIES), Party.MUNICIPALITY, TODAY, Edition.FIRST))
        .isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void aFindingWithNumbersIsLeftOutWithAReasonAndComesBackWithThem() {
    Trajectory reported = Samples.reported();
    UUID id = Samples.decision().id();
    Trajectory draft = withDraft(reported.content().item(Finding.class, id).orElseThrow());

    refused(draft, new Change.Remove(Item.Kind.FINDING, id, ""), Hindrance.REASON);
    Trajectory without = apply(draft, new Change.Remove(Item.Kind.FINDING, id, SAYS));
    assertThat(activity(without).leftOut())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.why()).isEqualTo(SAYS);
              assertThat(one.evidence().version()).isEqualTo(17);
            });
    assertThat(PublicContent.of(without).items(Activity.class).getFirst().leftOut())
        .as("nothing of a report that is not done")
        .isEmpty();
    Trajectory done = apply(without, done(Step.REPORT));
    assertThat(PublicContent.of(done).items(Activity.class).getFirst().leftOut()).hasSize(1);
    assertThat(Content.of(without.content().json())).isEqualTo(without.content());

    Trajectory back =
        apply(
            without,
            new Change.Put(
                new Finding(id, Example.ACTIVITY, "", "", false, "", false, null, List.of())));
    assertThat(back.content().item(Finding.class, id).orElseThrow().evidence())
        .isEqualTo(draft.content().item(Finding.class, id).orElseThrow().evidence());
    assertThat(activity(back).leftOut()).isEmpty();
  }

  private static Trajectory withDraft(Finding reported) {
    Evidence evidence = Objects.requireNonNull(reported.evidence());
    Trajectory before = Example.until(done(Step.REPORT));
    return before.with(
        before.content().with(Finding.draft(reported.id(), Example.ACTIVITY, evidence)));
  }

  private static Activity activity(Trajectory of) {
    return of.content().item(Activity.class, Example.ACTIVITY).orElseThrow();
  }

  @Test
  void feedbackThatSaysTooLittleHearsWhatIsTooShort() {
    Trajectory before = Example.until(done(Step.DECISION));
    Change little = new Change.Put(new Feedback(new UUID(3, 9), "ok", Set.of(FINDING), TODAY));

    assertThat(rule(before, little)).isEqualTo(new Ruling.Hindered(Hindrance.FEEDBACK_SHORT));
  }

  @Test
  void followersHearWhatIsClosedSkippedTakenBackAndCorrected() {
    Trajectory before = Example.until(new Change.Close());
    Change correction = new Change.Put(Example.finding(OTHER, SAYS));

    assertThat(told(before, new Change.Close())).containsExactly("trajectory-closed");
    assertThat(told(before, new Change.TakeBack(Step.REPORT.word(), SAYS)))
        .containsExactly("step-reopened");
    assertThat(told(before, correction)).containsExactly("finding-corrected");
    assertThat(told(before, new Change.Put(Example.decision(SAYS, SAYS))))
        .containsExactly("decision-taken");
    assertThat(told(Example.until(done(Step.REVIEW)), new Change.SetAside("review", SAYS)))
        .containsExactly("step-skipped");
  }

  private static List<String> told(Trajectory before, Change change) {
    return TrajectoryEvents.of(before, change, apply(before, change)).stream()
        .map(event -> event.type().word())
        .toList();
  }
}
