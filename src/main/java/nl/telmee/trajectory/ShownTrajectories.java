package nl.telmee.trajectory;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Published trajectories by the handful, in the name of the public. Thread: any. */
public final class ShownTrajectories {
  private final TrajectoryStore store;

  ShownTrajectories(TrajectoryStore store) {
    this.store = store;
  }

  /** Those of some ids, the newest first. */
  public Future<List<Trajectory>> of(Collection<UUID> ids) {
    return ids.isEmpty() ? Future.succeededFuture(List.of()) : store.byIds(ids);
  }

  /** Those that began with one of these signals or items of an agenda, the newest first. */
  public Future<List<Trajectory>> begunFrom(Collection<UUID> origins) {
    return origins.isEmpty() ? Future.succeededFuture(List.of()) : store.begunFrom(origins);
  }

  /**
   * What the trajectories look like now that organisations own, decide on or take part in; what
   * goes on comes first.
   */
  public Future<List<Print>> prints(Set<String> organisations) {
    return store.prints(organisations);
  }

  /** Those of some ids, each with the print of the same moment. */
  public Future<Map<Print, Trajectory>> printed(Collection<UUID> ids) {
    return ids.isEmpty() ? Future.succeededFuture(Map.of()) : store.printed(ids);
  }
}
