package nl.telmee.trajectory;

import static nl.telmee.trajectory.Example.EARLIER;
import static nl.telmee.trajectory.Example.SAYS;
import static nl.telmee.trajectory.Example.TODAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole process but for one condition, up to the act that the condition must hold up.
 *
 * @param act what is tried: a step is done, or the trajectory is published or closed
 */
record WithoutCondition(Condition condition, Change act) {
  private static final Change PUBLISH = new Change.Publish();
  private static final Change CLOSE = new Change.Close();

  /** Each condition with each act that it holds up. */
  static List<WithoutCondition> all() {
    List<WithoutCondition> all = new ArrayList<>();
    for (Condition condition : Condition.values()) {
      heldUp(condition).forEach(act -> all.add(new WithoutCondition(condition, act)));
    }
    return all;
  }

  private static Stream<Change> heldUp(Condition condition) {
    Stream<Change> publish =
        Condition.TO_PUBLISH.contains(condition) ? Stream.of(PUBLISH) : Stream.empty();
    Stream<Change> steps =
        Stream.of(Step.values())
            .filter(step -> step.conditions().contains(condition))
            .map(Example::done);
    Stream<Change> close =
        Condition.TO_CLOSE.contains(condition) ? Stream.of(CLOSE) : Stream.empty();
    return Stream.of(publish, steps, close).flatMap(one -> one);
  }

  /** The word of the act: {@code publish}, {@code close} or that of the step. */
  String actWord() {
    return act instanceof Change.Complete(String key, String _) ? key : ChangeJson.word(act);
  }

  /** Some hold only in the social domain. */
  Law[] laws() {
    return condition == Condition.CLIENT_PERSPECTIVE_GIVEN ? new Law[] {Law.YOUTH_ACT} : new Law[0];
  }

  /** What is done before the act; some of it is refused too, as it needs what is lacking. */
  List<Change> before() {
    List<Change> deliveries = Example.deliveries(laws());
    return deliveries.subList(0, deliveries.indexOf(act)).stream()
        .flatMap(delivery -> spoilt(delivery).stream())
        .toList();
  }

  private Optional<Change> spoilt(Change delivery) {
    return switch (condition) {
      case SUBJECT_STATED -> subject(delivery, "", SAYS, EARLIER);
      case GOAL_STATED -> subject(delivery, SAYS, "", EARLIER);
      case COUNCIL_TOLD -> subject(delivery, SAYS, SAYS, null);
      case LEVEL_CHOSEN -> instead(delivery, new Influence(null, SAYS, SAYS));
      case INFLUENCE_STATED -> instead(delivery, new Influence(Level.THINK_ALONG, SAYS, "nvt"));
      case FIRST_DATES -> never(delivery, delivery.equals(new Change.Write(Example.dated())));
      case ON_COUNCIL_AGENDA -> instead(delivery, new CouncilStart(null, "twee leden", ""));
      case CONTACTS_NAMED -> instead(delivery, new CouncilStart(TODAY, "", ""));
      case PURPOSE_STATED -> instead(delivery, new Goal("nader te bepalen", SAYS));
      case STAKEHOLDERS_MAPPED -> without(delivery, Example.map(Stakeholder.Reach.UNKNOWN));
      case FOCUS_GROUP_STARTED -> instead(delivery, new Goal(SAYS, ""));
      case QUESTION_SHARPENED -> instead(delivery, new Approach("", Set.of(Way.MEETING), SAYS));
      case FORMS_CHOSEN -> instead(delivery, new Approach(SAYS, Set.of(), SAYS));
      case PLAN_WRITTEN -> instead(delivery, new Approach(SAYS, Set.of(Way.MEETING), "volgt"));
      case PUBLISHED -> unpublished(delivery);
      case ACTIVITIES_PLANNED -> without(delivery, Example.activity(0, ""));
      case RESULTS_IN -> without(delivery, Example.activity(20, SAYS));
      case REPORT_WRITTEN -> instead(delivery, new Report("volgt later", SAYS, SAYS));
      case FINDINGS_REPORTED -> without(delivery, Example.finding(SAYS, SAYS));
      case FINDINGS_WORKED_IN -> unused(delivery);
      case CLIENT_PERSPECTIVE_GIVEN -> instead(delivery, new Report(SAYS, "nvt", SAYS));
      case REACH_STATED -> without(delivery, Example.map(Stakeholder.Reach.REACHED));
      case REACTION_INVITED -> instead(delivery, new Report(SAYS, SAYS, ""));
      case REPORT_JUDGED -> instead(delivery, new Review(null, SAYS, ""));
      case FINDINGS_DECIDED -> without(delivery, Example.decision(SAYS, ""));
      case FEEDBACK_GIVEN -> never(delivery, delivery instanceof Change.Put(Feedback _));
      case EVALUATED -> instead(delivery, new Evaluation("", List.of(), List.of(), ""));
      case LATER_ADVICE_GIVEN -> instead(delivery, new LaterAdvice("geen"));
      case IMPROVEMENTS_IN_MOTION -> proposed(delivery);
      case STEPS_DONE -> never(delivery, delivery.equals(Example.done(Step.IMPROVEMENT)));
    };
  }

  private static Optional<Change> never(Change delivery, boolean lacking) {
    return lacking ? Optional.empty() : Optional.of(delivery);
  }

  private static Optional<Change> without(Change delivery, Section section) {
    return never(delivery, delivery.equals(new Change.Write(section)));
  }

  private static Optional<Change> without(Change delivery, Item item) {
    return never(delivery, delivery.equals(new Change.Put(item)));
  }

  private static Optional<Change> instead(Change delivery, Section section) {
    boolean same =
        delivery instanceof Change.Write(Section right) && right.kind() == section.kind();
    return Optional.of(same ? new Change.Write(section) : delivery);
  }

  private static Optional<Change> subject(
      Change delivery, String summary, String goal, @Nullable LocalDate told) {
    return delivery instanceof Change.Write(Subject right)
        ? Optional.of(
            new Change.Write(
                new Subject(right.title(), summary, goal, right.laws(), right.themes(), told)))
        : Optional.of(delivery);
  }

  /** The step that needs it before may be set aside; the next one needs it too. */
  private Optional<Change> unpublished(Change delivery) {
    if (delivery.equals(Example.done(Step.ORGANISATION))) {
      return Optional.of(new Change.SetAside(Step.ORGANISATION.word(), SAYS));
    }
    return never(delivery, delivery.equals(PUBLISH));
  }

  private static Optional<Change> unused(Change delivery) {
    return delivery instanceof Change.Put(Finding right)
        ? Optional.of(
            new Change.Put(
                new Finding(
                    right.id(), right.activity(), SAYS, "nvt", false, "", false, null, List.of())))
        : Optional.of(delivery);
  }

  private static Optional<Change> proposed(Change delivery) {
    return delivery instanceof Change.Put(Improvement right)
        ? Optional.of(
            new Change.Put(
                new Improvement(
                    right.id(), right.text(), "", null, Improvement.Standing.PROPOSED, "")))
        : Optional.of(delivery);
  }

  @Override
  public String toString() {
    return condition.word() + ", " + actWord();
  }
}
