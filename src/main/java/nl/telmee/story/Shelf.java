package nl.telmee.story;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;

/** All published trajectories of an organisation, not a page of them: figures need them all. */
final class Shelf {
  private static final int AT_ONCE = 100;

  private final Trajectories trajectories;

  Shelf(Trajectories trajectories) {
    this.trajectories = trajectories;
  }

  /** Those that it owns, decides on or takes part in; what goes on comes first. */
  Future<List<Trajectory>> of(String organisation) {
    return from(organisation, new ArrayList<>());
  }

  private Future<List<Trajectory>> from(String organisation, List<Trajectory> sofar) {
    return trajectories
        .published(organisation, null, AT_ONCE, sofar.size())
        .compose(
            more -> {
              sofar.addAll(more);
              return more.size() < AT_ONCE
                  ? Future.succeededFuture(List.copyOf(sofar))
                  : from(organisation, sofar);
            });
  }
}
