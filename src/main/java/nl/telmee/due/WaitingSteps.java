package nl.telmee.due;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.trajectory.Turn;
import nl.telmee.trajectory.Turns;
import nl.telmee.watch.DashboardPage;
import nl.telmee.watch.Elsewhere;
import nl.telmee.web.Caller;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Steps that wait for who looks at the first page of staff. */
public final class WaitingSteps implements Elsewhere {
  private final Trajectories trajectories;
  private final Turns turns;

  public WaitingSteps(Trajectories trajectories) {
    this.trajectories = trajectories;
    this.turns = new Turns(trajectories);
  }

  @Override
  public Future<List<DashboardPage.Waiting>> waiting(Caller caller, Words words) {
    LocalDate today = trajectories.today();
    return turns
        .of(caller)
        .map(
            all ->
                all.stream().filter(Turn::mine).map(turn -> waiting(words, turn, today)).toList());
  }

  private static DashboardPage.Waiting waiting(Words words, Turn turn, LocalDate today) {
    LocalDate due = turn.stage().dueOn();
    String sentence =
        due == null
            ? words.say("due.waits", turn.step(words))
            : words.say("due.waits.until", turn.step(words), words.day(due));
    Language written = turn.trajectory().title().languageOf(words.language());
    return new DashboardPage.Waiting(
        sentence,
        TrajectoryDesk.address(turn.trajectory()),
        turn.trajectory().title().in(words.language()),
        written == words.language() ? null : written.code(),
        urgent(words, turn, today));
  }

  private static @Nullable String urgent(Words words, Turn turn, LocalDate today) {
    return turn.overdue(today) ? words.say("due.late") : null;
  }
}
