package nl.telmee.council;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.trajectory.Turn;
import nl.telmee.trajectory.Turns;
import nl.telmee.web.Caller;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/** Trajectories in which somebody's council has a part; what waits for it comes first. */
final class PartsView {
  private final Trajectories trajectories;
  private final Turns turns;

  PartsView(Trajectories trajectories) {
    this.trajectories = trajectories;
    this.turns = new Turns(trajectories);
  }

  Future<List<OverviewPage.Part>> of(Caller caller, Words words) {
    LocalDate today = trajectories.today();
    return turns
        .ofCouncil(caller)
        .map(
            all ->
                all.stream()
                    .sorted(Comparator.comparing(Turn::mine).reversed())
                    .map(turn -> part(words, turn, today))
                    .toList());
  }

  private static OverviewPage.Part part(Words words, Turn turn, LocalDate today) {
    LocalDate due = turn.stage().dueOn();
    String key = turn.mine() ? "due.council.mine" : "due.council.other";
    String standing = words.say(key, turn.step(words));
    Language written = turn.trajectory().title().languageOf(words.language());
    return new OverviewPage.Part(
        TrajectoryDesk.address(turn.trajectory()),
        turn.trajectory().title().in(words.language()),
        written == words.language() ? null : written.code(),
        turn.mine(),
        due == null ? standing : standing + " " + words.say("due.council.day", words.day(due)),
        turn.overdue(today) ? words.say("due.late") : "");
  }
}
