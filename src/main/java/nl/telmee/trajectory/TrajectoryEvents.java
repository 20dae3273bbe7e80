package nl.telmee.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.feed.About;
import nl.telmee.feed.Event;

/** What a change tells to all who follow. Nothing of a draft is told. Pure. */
final class TrajectoryEvents {
  private TrajectoryEvents() {}

  /** The events of a change, in order. */
  static List<Event> of(Trajectory before, Change change, Trajectory after) {
    if (!after.isPublic()) {
      return List.of();
    }
    About about = about(after, change);
    return switch (change) {
      case Change.Publish _ -> published(after, about);
      case Change.Complete(String key, String _) -> List.of(new Event.StepCompleted(about, key));
      case Change.SetAside(String key, String reason) ->
          List.of(new Event.StepSkipped(about, key, reason));
      case Change.TakeBack(String key, String reason) ->
          List.of(new Event.StepReopened(about, key, reason));
      case Change.Close _ -> List.of(new Event.TrajectoryClosed(about));
      case Change.Put(Decision decision) ->
          List.of(
              new Event.DecisionTaken(
                  about,
                  decision.outcome(),
                  before.content().item(Decision.class, decision.id()).isPresent()));
      case Change.Put(Finding finding) -> corrected(before, finding, about);
      case Change.Put(Feedback _) -> List.of(new Event.FeedbackGiven(about));
      case Change.Begin _, Change.Put _, Change.Write _, Change.Remove _, Change.Freeze _ ->
          List.of();
    };
  }

  /** A draft tells nobody anything. */
  private static List<Event> corrected(Trajectory before, Finding finding, About about) {
    return before.content().item(Finding.class, finding.id()).filter(Finding::reported).isPresent()
        ? List.of(new Event.FindingCorrected(about, finding.why()))
        : List.of();
  }

  /** That everybody may see it from now on. */
  static Event published(Trajectory after) {
    String level =
        after.content().section(Influence.class).map(Influence::level).map(Level::word).orElse("");
    return new Event.TrajectoryPublished(about(after), level);
  }

  /** What was done before is told now. */
  private static List<Event> published(Trajectory after, About about) {
    List<Event> events = new ArrayList<>();
    events.add(published(after));
    after
        .done()
        .forEach(
            (key, how) -> {
              About place = step(about, after, key);
              events.add(
                  how.setAside()
                      ? new Event.StepSkipped(place, key, how.note())
                      : new Event.StepCompleted(place, key));
            });
    return events;
  }

  /** What a change is about: the part of the page that it is seen at. */
  private static About about(Trajectory after, Change change) {
    About whole = about(after);
    return switch (change) {
      case Change.Complete(String key, String _) -> step(whole, after, key);
      case Change.SetAside(String key, String _) -> step(whole, after, key);
      case Change.TakeBack(String key, String _) -> step(whole, after, key);
      case Change.Put(Decision decision) -> finding(whole, after, decision.id());
      case Change.Put(Finding finding) -> finding(whole, after, finding.id());
      case Change.Put(Feedback feedback) ->
          whole.part("#feedback-" + feedback.id(), feedback.text());
      case Change.Begin _,
          Change.Put _,
          Change.Write _,
          Change.Remove _,
          Change.Publish _,
          Change.Freeze _,
          Change.Close _ ->
          whole;
    };
  }

  /** The twelve have names in each language, an added one only its own. */
  private static About step(About whole, Trajectory trajectory, String key) {
    String own =
        trajectory.planning().stages().stream()
            .filter(stage -> stage.key().equals(key))
            .map(stage -> Objects.requireNonNullElse(stage.title(), ""))
            .findFirst()
            .orElse("");
    return whole.part("#steps", own);
  }

  private static About finding(About whole, Trajectory trajectory, UUID id) {
    String text = trajectory.content().item(Finding.class, id).map(Finding::text).orElse("");
    return whole.part("#finding-" + id, text);
  }

  private static About about(Trajectory trajectory) {
    Head head = trajectory.head();
    return new About(
        head.organisation(),
        "trajectories/" + head.id(),
        trajectory.title(),
        head.page(),
        trajectory.subject().themes(),
        head.slug());
  }
}
