package nl.telmee.story;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.trajectory.Print;
import nl.telmee.trajectory.ShownTrajectories;
import nl.telmee.trajectory.Trajectories;

/**
 * The facts of all published trajectories of some organisations: figures need them all. One
 * statement tells what they look like now; only what is new or changed is read. Thread: any.
 */
final class Shelf {
  /** Some kilobytes each. */
  private static final int MOST_KEPT = 10_000;

  private static final int AT_ONCE = 100;

  private final ShownTrajectories trajectories;
  private final KeptFacts kept;

  Shelf(Trajectories trajectories) {
    this.trajectories = trajectories.shown();
    this.kept = new KeptFacts(MOST_KEPT);
  }

  /** Those that they own, decide on or take part in; what goes on comes first. */
  Future<List<Facts>> of(Set<String> organisations) {
    return trajectories.prints(organisations).compose(this::of);
  }

  private Future<List<Facts>> of(List<Print> prints) {
    Map<UUID, Facts> known = new HashMap<>();
    List<UUID> unknown = new ArrayList<>();
    for (Print print : prints) {
      kept.find(print)
          .ifPresentOrElse(facts -> known.put(print.id(), facts), () -> unknown.add(print.id()));
    }
    return read(unknown, known)
        .map(
            _ ->
                prints.stream()
                    .filter(print -> known.containsKey(print.id()))
                    .map(print -> known.get(print.id()))
                    .toList());
  }

  /** In parts, so that not all of them are in memory at once. */
  private Future<Void> read(List<UUID> unknown, Map<UUID, Facts> known) {
    if (unknown.isEmpty()) {
      return Future.succeededFuture();
    }
    int part = Math.min(AT_ONCE, unknown.size());
    return trajectories
        .printed(unknown.subList(0, part))
        .compose(
            printed -> {
              printed.forEach(
                  (print, trajectory) -> {
                    Facts facts = Facts.of(trajectory);
                    kept.keep(print, facts);
                    known.put(print.id(), facts);
                  });
              return read(unknown.subList(part, unknown.size()), known);
            });
  }
}
