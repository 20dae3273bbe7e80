package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/** Which polls belong to a trajectory, as its activities say: a poll belongs to one. */
final class TiedPollStore {
  private TiedPollStore() {}

  /**
   * Ties what the change says; fails when a poll is not of who works on the trajectory, or with
   * {@link Problem#POLL_IN_TRAJECTORY} when it belongs to another.
   */
  static Future<Void> follow(SqlConnection tx, Trajectory before, Change change, Trajectory after) {
    UUID fresh = freshPoll(before, change);
    return fresh == null
        ? tie(tx, change, after)
        : TrajectoryChangeStore.isOwnPoll(tx, after.head(), fresh)
            .compose(
                own ->
                    own
                        ? tie(tx, change, after)
                        : Future.failedFuture(
                            Rejected.mistakes(
                                List.of(
                                    new Mistake("/poll", "must be a poll of who works on this")))));
  }

  /** The poll that an activity did not have before. */
  private static @Nullable UUID freshPoll(Trajectory before, Change change) {
    if (!(change instanceof Change.Put(Activity put)) || put.poll() == null) {
      return null;
    }
    UUID known = before.content().item(Activity.class, put.id()).map(Activity::poll).orElse(null);
    return put.poll().equals(known) ? null : put.poll();
  }

  private static Future<Void> tie(SqlConnection tx, Change change, Trajectory after) {
    boolean touches =
        change instanceof Change.Put(Activity _)
            || (change instanceof Change.Remove remove && remove.kind() == Item.Kind.ACTIVITY);
    if (change instanceof Change.Freeze freeze) {
      UUID poll =
          after.content().item(Activity.class, freeze.activity()).map(Activity::poll).orElse(null);
      return poll == null
          ? Future.succeededFuture()
          : TrajectoryChangeStore.frozen(tx, poll, freeze.version());
    }
    return touches
        ? TrajectoryChangeStore.polls(tx, after)
            .map(
                own -> {
                  if (!own) {
                    throw Rejected.because(Problem.POLL_IN_TRAJECTORY);
                  }
                  return null;
                })
        : Future.succeededFuture();
  }
}
