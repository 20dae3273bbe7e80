package nl.telmee.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.poll.Poll;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Words;

/**
 * A trajectory with what one needs to tell of it.
 *
 * @param polls those of its activities that have opened, by id
 * @param names what organisations are called, by slug
 */
record Reading(
    Words words,
    Trajectory trajectory,
    LocalDate today,
    Map<UUID, Poll> polls,
    Map<String, String> names) {
  String say(String key, Object... arguments) {
    return words.say(key, arguments);
  }

  String name(String organisation) {
    return names.getOrDefault(organisation, organisation);
  }

  /** Whether it does not go on any more. */
  boolean over() {
    return trajectory.state() == Trajectory.State.CLOSED;
  }

  String step(Stage stage) {
    return StepLine.name(words, stage);
  }

  /** Who, by role; of a table the council has the lead. */
  String parties(Set<Party> parties) {
    List<String> all = TrajectoryDesk.names(words, trajectory.head(), parties);
    return all.size() < 2
        ? String.join("", all)
        : say("story.and", String.join(", ", all.subList(0, all.size() - 1)), all.getLast());
  }

  String party(Party party) {
    return TrajectoryDesk.name(words, trajectory.head(), party);
  }

  /** The link to a finding on the page. */
  Link finding(UUID id) {
    List<UUID> all = trajectory.content().items(Finding.class).stream().map(Finding::id).toList();
    return new Link("#finding-" + id, say("story.finding", all.indexOf(id) + 1));
  }

  /** The link to an activity on the page. */
  Link activity(Activity activity) {
    return new Link("#activity-" + activity.id(), title(activity));
  }

  String title(Activity activity) {
    return activity.title().isBlank()
        ? say("trajectory.form." + activity.form().word())
        : activity.title();
  }
}
