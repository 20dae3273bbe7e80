package nl.telmee.trajectory;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import nl.telmee.web.Caller;

/** In which trajectories somebody has a part, and which wait for what they do. Thread: any. */
public final class Turns {
  private static final int MOST = 200;

  private final Trajectories trajectories;

  public Turns(Trajectories trajectories) {
    this.trajectories = trajectories;
  }

  /** For whomever the caller acts; what is due first comes first. */
  public Future<List<Turn>> of(Caller caller) {
    return of(caller, _ -> true);
  }

  /** Only what the caller does for the council. */
  public Future<List<Turn>> ofCouncil(Caller caller) {
    return of(caller, party -> party == Party.COUNCIL);
  }

  private Future<List<Turn>> of(Caller caller, Predicate<Party> parties) {
    return trajectories
        .all(caller.scope(), MOST, 0)
        .compose(
            all ->
                trajectories
                    .standings(caller, all)
                    .map(standings -> turns(all, standings, parties)));
  }

  private static List<Turn> turns(
      List<Trajectory> all, Map<UUID, Standing> standings, Predicate<Party> parties) {
    List<Turn> turns = new ArrayList<>();
    for (Trajectory one : all) {
      Standing standing = standings.get(one.head().id());
      List<Party> acting =
          standing == null ? List.of() : standing.parties().stream().filter(parties).toList();
      if (!acting.isEmpty() && one.state() != Trajectory.State.CLOSED) {
        one.current()
            .ifPresent(
                stage ->
                    turns.add(
                        new Turn(one, stage, !Collections.disjoint(stage.parties(), acting))));
      }
    }
    turns.sort(
        Comparator.comparing(
            turn -> turn.stage().dueOn(), Comparator.nullsLast(Comparator.naturalOrder())));
    return turns;
  }
}
