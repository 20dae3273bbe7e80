package nl.telmee.hearing;

import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Evidence;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.LeftOut;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * The polls that the numbers of a trajectory come from; one that was taken in has them elsewhere.
 */
final class SourcePolls {
  private SourcePolls() {}

  /** Those that are on this installation. */
  static Future<Set<UUID>> here(Polls polls, Trajectory trajectory) {
    List<Future<Optional<UUID>>> wanted =
        evidence(trajectory).map(Evidence::poll).distinct().map(id -> here(polls, id)).toList();
    return Future.all(wanted)
        .map(
            _ ->
                wanted.stream()
                    .flatMap(one -> one.result().stream())
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private static Future<Optional<UUID>> here(Polls polls, UUID id) {
    return polls
        .find(new PollId(id))
        .map(poll -> Optional.of(poll).filter(Poll::hasOpened).map(_ -> id))
        .recover(
            e ->
                e instanceof Rejected refused && refused.problem() == Problem.NOT_FOUND
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(e));
  }

  private static Stream<Evidence> evidence(Trajectory trajectory) {
    var content = trajectory.content();
    return Stream.concat(
        content.items(Finding.class).stream().map(Finding::evidence).filter(Objects::nonNull),
        content.items(Activity.class).stream()
            .flatMap(activity -> activity.leftOut().stream())
            .map(LeftOut::evidence));
  }
}
