package nl.telmee.trajectory;

import java.util.ArrayList;
import java.util.List;
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
    About about = about(after);
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
              events.add(
                  how.setAside()
                      ? new Event.StepSkipped(about, key, how.note())
                      : new Event.StepCompleted(about, key));
            });
    return events;
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
