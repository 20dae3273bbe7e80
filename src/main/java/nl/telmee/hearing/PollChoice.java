package nl.telmee.hearing;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollSummary;
import nl.telmee.poll.Polls;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Caller;
import nl.telmee.web.Words;

/**
 * The polls that a trajectory can have: those of its organisations that no other has.
 *
 * @param known by id, drafts included
 * @param elsewhere those in another trajectory, or in another activity of this one
 */
record PollChoice(Map<UUID, PollSummary> known, Set<UUID> elsewhere) {
  private static final int MOST = 200;

  static Future<PollChoice> of(
      Polls polls, Trajectories trajectories, Caller caller, Opened opened) {
    return Future.all(
            polls.list(caller, Poll.State.OPEN, null, MOST, 0),
            polls.list(caller, Poll.State.DRAFT, null, MOST, 0),
            polls.list(caller, Poll.State.CLOSED, null, MOST, 0),
            trajectories.pollsOfOthers(caller.scope(), opened.trajectory()))
        .map(
            found -> {
              Map<UUID, PollSummary> known = new HashMap<>();
              for (int i = 0; i < Poll.State.values().length; i++) {
                List<PollSummary> some = found.resultAt(i);
                some.forEach(one -> known.put(one.id().value(), one));
              }
              return new PollChoice(known, found.resultAt(Poll.State.values().length));
            });
  }

  /** The choices for an activity, the newest first. */
  List<Choice> choices(Words words, Opened opened, UUID activity, String chosen) {
    List<Choice> choices = new ArrayList<>();
    known.values().stream()
        .filter(one -> opened.trajectory().head().concerns(one.organisation()))
        .filter(one -> free(opened, activity, one.id().value()))
        .sorted((one, other) -> other.changedAt().compareTo(one.changedAt()))
        .forEach(
            one ->
                choices.add(
                    new Choice(
                        one.id().toString(),
                        label(words, one),
                        one.id().toString().equals(chosen))));
    return choices;
  }

  private boolean free(Opened opened, UUID activity, UUID poll) {
    return !elsewhere.contains(poll)
        && opened.items(Activity.class).stream()
            .noneMatch(one -> poll.equals(one.poll()) && !one.id().equals(activity));
  }

  private static String label(Words words, PollSummary poll) {
    String title = poll.title().in(words.language());
    return words.say(
        "hearing.poll.choice",
        title.isBlank() ? poll.slug() : title,
        words.say("desk.state." + poll.state().name().toLowerCase(java.util.Locale.ROOT)));
  }
}
