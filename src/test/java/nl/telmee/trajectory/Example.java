package nl.telmee.trajectory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.feed.Outcome;
import nl.telmee.id.Theme;
import nl.telmee.web.Translated;

/** Trajectories for tests: one that delivers all, and what each step needs. */
final class Example {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

  /** Over, whatever the clock of a node says. */
  static final LocalDate EARLIER = LocalDate.of(2025, 3, 3);

  /** Still to come, whatever the clock of a node says. */
  static final LocalDate AHEAD = LocalDate.of(2090, 6, 1);

  static final String SAYS = "Dit zegt echt iets over wat bewoners hier vinden.";
  static final UUID ACTIVITY = new UUID(1, 1);
  static final UUID FINDING = new UUID(2, 2);
  static final Head HEAD = new Head(new UUID(0, 7), "meepraten", "velsen", "velsen", Set.of());

  private Example() {}

  static Trajectory begun(Law... laws) {
    return Trajectory.begin(HEAD, subject("", laws), Planning.WHOLE);
  }

  private static Subject subject(String text, Law... laws) {
    return new Subject(
        new Translated("Meepraten", null),
        text,
        text,
        Set.of(laws),
        Set.of(Theme.YOUTH),
        text.isEmpty() ? null : EARLIER);
  }

  /** Everything that a trajectory must deliver, in the order of the process. */
  static List<Change> deliveries(Law... laws) {
    return List.of(
        new Change.Write(subject(SAYS, laws)),
        new Change.Write(new Influence(Level.THINK_ALONG, SAYS, SAYS)),
        new Change.Write(dated()),
        new Change.Publish(),
        done(Step.AGENDA),
        new Change.Write(new CouncilStart(TODAY, "twee leden van de participatieraad", "")),
        done(Step.COUNCIL_START),
        new Change.Write(new Goal(SAYS, SAYS)),
        new Change.Write(map(Stakeholder.Reach.UNKNOWN)),
        done(Step.GOAL),
        new Change.Write(new Approach(SAYS, Set.of(Way.MEETING), SAYS)),
        done(Step.APPROACH),
        new Change.Put(activity(0, "")),
        done(Step.ORGANISATION),
        new Change.Put(activity(20, SAYS)),
        done(Step.ACTIVITIES),
        new Change.Write(map(Stakeholder.Reach.REACHED)),
        new Change.Put(finding(SAYS, SAYS)),
        new Change.Write(new Report(SAYS, SAYS, SAYS)),
        done(Step.REPORT),
        new Change.Write(new Review(Review.Judgement.AGREES, "", "")),
        done(Step.REVIEW),
        new Change.Put(decision(SAYS, "")),
        new Change.Put(new Feedback(new UUID(3, 3), SAYS, Set.of(FINDING), TODAY)),
        done(Step.DECISION),
        new Change.Write(
            new Evaluation(
                SAYS,
                List.of(new Evaluation.Score(Evaluation.Criterion.HEARD, 4)),
                List.of("Vraag het eerder."),
                "")),
        done(Step.EVALUATION),
        new Change.Write(new LaterAdvice(SAYS)),
        done(Step.LATER_ADVICE),
        new Change.Put(
            new Improvement(
                new UUID(4, 4),
                "Vraag het eerder.",
                "projectleider",
                TODAY.plusDays(60),
                Improvement.Standing.IN_MOTION,
                "")),
        done(Step.IMPROVEMENT),
        new Change.Close());
  }

  static Change done(Step step) {
    return new Change.Complete(step.word(), "");
  }

  static Planning dated() {
    return new Planning(
        Planning.WHOLE.stages().stream()
            .map(stage -> new Stage(stage.key(), null, null, AHEAD))
            .toList());
  }

  static StakeholderMap map(Stakeholder.Reach reach) {
    return new StakeholderMap(
        Stakeholder.Category.words().stream()
            .map(word -> new Stakeholder(word, word.equals("young-people"), SAYS, reach, ""))
            .toList());
  }

  static Activity activity(int people, String notes) {
    return new Activity(
        ACTIVITY, Activity.Form.MEETING, "Avond", null, EARLIER, people, notes, "", "", 0);
  }

  static Finding finding(String text, String why) {
    return new Finding(FINDING, ACTIVITY, text, SAYS, false, why, false, null, List.of());
  }

  static Decision decision(String reason, String why) {
    return new Decision(FINDING, Outcome.ADOPTED, reason, TODAY, why, null, List.of(), null);
  }

  /** Applies a change that must be allowed. */
  static Trajectory apply(Trajectory before, Change change) {
    Ruling ruling = Rules.apply(before, change, Party.MUNICIPALITY, TODAY);
    if (ruling instanceof Ruling.Allowed(Trajectory after)) {
      return after;
    }
    throw new AssertionError(change + ": " + ruling);
  }

  /** As it is after all deliveries up to and without the first that the test does not want. */
  static Trajectory until(Change last, Law... laws) {
    Trajectory trajectory = begun(laws);
    for (Change change : deliveries(laws)) {
      if (change.equals(last)) {
        return trajectory;
      }
      trajectory = apply(trajectory, change);
    }
    throw new AssertionError("never: " + last);
  }

  /** The whole process. */
  static Trajectory closed() {
    Trajectory trajectory = begun();
    for (Change change : deliveries()) {
      trajectory = apply(trajectory, change);
    }
    return trajectory;
  }

  static Optional<List<Condition>> missing(Ruling ruling) {
    return ruling instanceof Ruling.Missing(List<Condition> conditions)
        ? Optional.of(conditions)
        : Optional.empty();
  }
}
