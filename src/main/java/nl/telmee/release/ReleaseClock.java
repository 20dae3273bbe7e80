package nl.telmee.release;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.tally.TallyStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks four times a second at the polls that are open: has a group of k gathered in some stratum,
 * has another node made a version, how many responses are in? One look is two queries for all polls
 * together; only a poll that has something to release costs more. A poll that cannot be read holds
 * up no other. Nothing but the database is shared with other nodes.
 *
 * <p>Runs on an event loop of its own; a look starts after the one before ended.
 */
public final class ReleaseClock extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseClock.class);
  private static final Duration TICK = Duration.ofMillis(250);
  private static final int LOOKS_A_SECOND = 4;

  /** All polls there are, instead of those that are known to go on: once in two seconds. */
  private static final int LOOK_AT_ALL = 2 * LOOKS_A_SECOND;

  /**
   * Looks are not a tick apart to the millisecond: a version that may be made so soon after one is
   * waited for, or every other tick would make none.
   */
  private static final Duration JITTER = Duration.ofMillis(60);

  /** Polls that one look reads side by side: others wait for connections too. */
  private static final int AT_ONCE = 32;

  /** What this node saw of a poll at its last look. */
  private static final class Watched {
    int version = -1;
    long received = -1;
    Map<Integer, Long> released = Map.of();
  }

  private final Polls polls;
  private final Releases releases;
  private final TallyStore tally;
  private final ReleaseListener listener;
  private final Map<PollId, Watched> watched = new HashMap<>();
  private final Map<PollId, String> troubles = new HashMap<>();
  private int look;
  private Future<Void> running = Future.succeededFuture();
  private boolean stopped;

  public ReleaseClock(Polls polls, Releases releases, TallyStore tally, ReleaseListener listener) {
    this.polls = polls;
    this.releases = releases;
    this.tally = tally;
    this.listener = listener;
  }

  @Override
  public Future<?> start() {
    run();
    return Future.succeededFuture();
  }

  /** Lets the look that is under way end. */
  @Override
  public Future<?> stop() {
    stopped = true;
    return running.otherwiseEmpty();
  }

  private void run() {
    if (stopped) {
      return;
    }
    long started = System.nanoTime();
    running =
        lookAtAll()
            .onFailure(e -> LOG.warn("Releases are late: {}", e.getMessage()))
            .onComplete(_ -> vertx.setTimer(pause(started), _ -> run()));
  }

  private static long pause(long started) {
    long spent = Duration.ofNanos(System.nanoTime() - started).toMillis();
    return Math.max(1, TICK.toMillis() - spent);
  }

  private Future<Void> lookAtAll() {
    // One that was open for less than a tick is not known.
    boolean all = look % LOOK_AT_ALL == 0;
    look++;
    return releases
        .unfinished(all ? null : watched.keySet())
        .compose(
            standings -> {
              List<PollId> ids = standings.stream().map(ReleaseStore.Standing::poll).toList();
              return tally
                  .responses(ids)
                  .compose(responses -> lookAt(standings, responses))
                  .compose(_ -> tellFinished(new HashSet<>(ids)));
            });
  }

  private Future<Void> lookAt(
      List<ReleaseStore.Standing> standings, Map<PollId, Map<Integer, Long>> responses) {
    Future<Void> looked = Future.succeededFuture();
    for (int from = 0; from < standings.size(); from += AT_ONCE) {
      List<ReleaseStore.Standing> some =
          standings.subList(from, Math.min(from + AT_ONCE, standings.size()));
      looked = looked.compose(_ -> lookAtSome(some, responses));
    }
    return looked;
  }

  private Future<Void> lookAtSome(
      List<ReleaseStore.Standing> standings, Map<PollId, Map<Integer, Long>> responses) {
    List<Future<Void>> looks = new ArrayList<>();
    for (ReleaseStore.Standing standing : standings) {
      Map<Integer, Long> byStratum = responses.getOrDefault(standing.poll(), Map.of());
      looks.add(alone(standing.poll(), () -> lookAt(standing, byStratum)));
    }
    return Future.join(looks).mapEmpty();
  }

  /**
   * What goes wrong with one poll does not stop the others; it is tried again at the next look, and
   * said once until it goes well.
   */
  private Future<Void> alone(PollId poll, Supplier<Future<Void>> look) {
    return Future.<Void>succeededFuture()
        .compose(_ -> look.get())
        .onSuccess(_ -> troubles.remove(poll))
        .recover(
            e -> {
              String trouble = String.valueOf(e.getMessage());
              if (!trouble.equals(troubles.put(poll, trouble))) {
                LOG.warn("Poll {} was not released: {}", poll, trouble);
              }
              return Future.succeededFuture();
            });
  }

  private Future<Void> lookAt(ReleaseStore.Standing standing, Map<Integer, Long> responses) {
    int k = k(standing);
    Watched seen = watched.computeIfAbsent(standing.poll(), _ -> new Watched());
    return notice(standing.poll(), standing.version(), seen)
        .compose(_ -> release(standing, k, seen, responses))
        .onSuccess(_ -> tellReceived(standing.poll(), seen, responses));
  }

  /** Unless a version said it already. */
  private void tellReceived(PollId poll, Watched seen, Map<Integer, Long> responses) {
    long received = responses.values().stream().mapToLong(Long::longValue).sum();
    if (look % LOOKS_A_SECOND == 0 && received > seen.received) {
      seen.received = received;
      releases.remember(poll, received);
      listener.received(poll, received);
    }
  }

  /** Tells of a version that this node has not seen yet, whoever made it. */
  private Future<Void> notice(PollId id, int version, Watched seen) {
    if (version == seen.version) {
      return Future.succeededFuture();
    }
    return polls
        .read(id)
        .compose(
            poll ->
                releases
                    .responsesByStratum(poll, version)
                    .compose(
                        released ->
                            releases
                                .refresh(poll)
                                .map(snapshot -> told(id, version, seen, released, snapshot))));
  }

  private @Nullable Void told(
      PollId poll, int version, Watched seen, Map<Integer, Long> released, Snapshot snapshot) {
    listener.released(poll, snapshot);
    seen.released = released;
    seen.version = version;
    seen.received = snapshot.results().received();
    return null;
  }

  /** The poll is read afresh: what memory has of it may be older than its opening or closing. */
  private Future<Void> release(
      ReleaseStore.Standing standing, int k, Watched seen, Map<Integer, Long> responses) {
    boolean closed = standing.state() == Poll.State.CLOSED;
    boolean gathered = gathered(k, seen, responses);
    if (!closed && !gathered && !standing.toAnnounce()) {
      return Future.succeededFuture();
    }
    return polls
        .read(standing.poll())
        .compose(this::lookInTime)
        .compose(_ -> releases.store().newest(standing.poll()))
        .compose(version -> notice(standing.poll(), version, seen));
  }

  private Future<Duration> lookInTime(Poll poll) {
    return releases
        .look(poll)
        .compose(
            early ->
                early.isPositive() && early.compareTo(JITTER) <= 0
                    ? vertx
                        .timer(early.plusMillis(1).toMillis(), TimeUnit.MILLISECONDS)
                        .compose(_ -> releases.look(poll))
                    : Future.succeededFuture(early));
  }

  private static int k(ReleaseStore.Standing standing) {
    Integer k = standing.minimumGroup();
    if (k == null) {
      throw new IllegalStateException("what is stored of it has no resultsPolicy.minimumGroup");
    }
    return k;
  }

  private static boolean gathered(int k, Watched seen, Map<Integer, Long> responses) {
    for (Map.Entry<Integer, Long> entry : responses.entrySet()) {
      if (entry.getValue() - seen.released.getOrDefault(entry.getKey(), 0L) >= k) {
        return true;
      }
    }
    return false;
  }

  /** What is no longer unfinished has a last version, perhaps made by another node: told once. */
  private Future<Void> tellFinished(Set<PollId> unfinished) {
    List<Future<Void>> told = new ArrayList<>();
    for (PollId id : List.copyOf(watched.keySet())) {
      if (!unfinished.contains(id)) {
        told.add(alone(id, () -> tellLast(id)));
      }
    }
    return Future.join(told).mapEmpty();
  }

  private Future<Void> tellLast(PollId id) {
    Watched seen = watched.getOrDefault(id, new Watched());
    return releases
        .store()
        .newest(id)
        .compose(last -> notice(id, last, seen))
        .onSuccess(_ -> watched.remove(id));
  }
}
