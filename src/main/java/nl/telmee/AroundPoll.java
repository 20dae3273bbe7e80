package nl.telmee;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Remembered;
import nl.telmee.id.PollId;
import nl.telmee.moderation.Editions;
import nl.telmee.poll.HeldIn;
import nl.telmee.poll.Poll;
import nl.telmee.release.Beside;
import nl.telmee.spread.Conversations;
import nl.telmee.spread.Spoken;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import org.jspecify.annotations.Nullable;

/** What the parts of a node know of a poll that stands beside its numbers. Thread: any. */
final class AroundPoll implements Beside.Source, HeldIn.Source {
  private final Editions editions;
  private final Conversations conversations;
  private final Trajectories trajectories;
  private final Remembered<Optional<HeldIn>> held;

  AroundPoll(
      Editions editions, Conversations conversations, Trajectories trajectories, Clock clock) {
    this.editions = editions;
    this.conversations = conversations;
    this.trajectories = trajectories;
    this.held = new Remembered<>(clock);
    trajectories.whenChanged(held::forgetAll);
  }

  @Override
  public Future<Beside> of(Poll poll) {
    return Future.all(
            editions.newest(poll.id()),
            conversations.shown(poll),
            held.of(poll.id(), () -> of(poll.id())))
        .map(
            all ->
                new Beside(
                    all.resultAt(0),
                    all.resultAt(1),
                    all.<Optional<HeldIn>>resultAt(2).orElse(null)));
  }

  @Override
  public Future<Spoken> spokenBy(Poll poll, @Nullable Instant moment) {
    return conversations.shownBy(poll, moment);
  }

  /** The trajectory that the public may see. */
  @Override
  public Future<Optional<HeldIn>> of(PollId poll) {
    return trajectories
        .publishedOfPoll(poll.value())
        .map(found -> found.flatMap(one -> heldIn(one, poll.value())));
  }

  private static Optional<HeldIn> heldIn(Trajectory trajectory, UUID poll) {
    return trajectory.content().items(Activity.class).stream()
        .filter(activity -> poll.equals(activity.poll()))
        .findFirst()
        .map(
            activity ->
                new HeldIn(
                    trajectory.head().id(),
                    trajectory.head().slug(),
                    trajectory.head().page(),
                    activity.id()));
  }
}
