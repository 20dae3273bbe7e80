package nl.telmee.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Pattern;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.release.Releases;
import nl.telmee.release.Snapshot;
import nl.telmee.trajectory.Replay;
import nl.telmee.trajectory.ReplayScript;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * The trajectories of the demo content: that of 2017, rebuilt from the policy note; one that goes
 * on, around the open poll; and a table that a council drafts. Days that a script gives as {@code
 * {-3}} are counted from the day of loading.
 */
final class DemoTrajectories {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Pattern DAY = Pattern.compile("\\{([+-]\\d+)\\}");

  private final Vertx vertx;
  private final Polls polls;
  private final Releases releases;
  private final Replay replay;
  private final Clock clock;
  private boolean stopped;

  DemoTrajectories(Vertx vertx, Polls polls, Releases releases, Replay replay, Clock clock) {
    this.vertx = vertx;
    this.polls = polls;
    this.releases = releases;
    this.replay = replay;
    this.clock = clock;
  }

  /** Loads those that are not there. The polls must be. */
  Future<Void> load() {
    return polls
        .read("jongeren-2017")
        .compose(this::last)
        .compose(last -> load("trajectory-2017.json", last.results().poll(), last))
        .compose(_ -> polls.read("meepraten-2026"))
        .compose(poll -> load("trajectory-2026.json", poll, null))
        .compose(_ -> load("trajectory-table.json", null, null));
  }

  void stop() {
    stopped = true;
  }

  private Future<Void> load(String name, @Nullable Poll poll, @Nullable Snapshot results) {
    String id = poll == null ? "" : poll.id().toString();
    JsonNode json = Json.readOwn(dated(Demo.text(name)).replace("{poll}", id));
    ReplayScript script = ReplayScript.read(json, results);
    return replay
        .isThere(script)
        .compose(there -> there ? Future.succeededFuture() : replay.play(script));
  }

  private String dated(String script) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Trajectories.HERE);
    return DAY.matcher(script)
        .replaceAll(day -> today.plusDays(Integer.parseInt(day.group(1))).toString());
  }

  /** The last version of a poll that closed; the clock of releases makes it in a moment. */
  private Future<Snapshot> last(Poll poll) {
    return releases
        .newest(poll)
        .compose(
            newest ->
                newest.results().closed() || stopped
                    ? Future.succeededFuture(newest)
                    : vertx
                        .timer(PAUSE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                        .compose(_ -> last(poll)));
  }
}
