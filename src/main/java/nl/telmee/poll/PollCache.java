package nl.telmee.poll;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import nl.telmee.id.PollId;
import nl.telmee.web.SameLoop;

/**
 * What a node remembers of polls: at most a second old, so that a poll which another node opened or
 * closed is noticed. It is a hint for quick answers; whether a response is stored is decided in the
 * database.
 *
 * <p>Thread: any. Entries are immutable.
 */
final class PollCache {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST = 2_000;

  private record Entry(Poll poll, Instant readAt) {
    /** Not when it was read at a moment that has not come yet: the clock was set back. */
    boolean fresh(Instant now) {
      return !readAt.isAfter(now) && readAt.plus(FRESH).isAfter(now);
    }
  }

  private final Clock clock;
  private final ConcurrentMap<PollId, Entry> byId = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, PollId> bySlug = new ConcurrentHashMap<>();
  private final ConcurrentMap<PollId, Future<Optional<Poll>>> reading = new ConcurrentHashMap<>();

  PollCache(Clock clock) {
    this.clock = clock;
  }

  /** The poll, from memory when it is fresh; one read at a time otherwise. */
  Future<Optional<Poll>> get(PollId id, Function<PollId, Future<Optional<Poll>>> read) {
    Entry entry = byId.get(id);
    if (entry != null && entry.fresh(clock.instant())) {
      return Future.succeededFuture(Optional.of(entry.poll));
    }
    Future<Optional<Poll>> running = reading.get(id);
    if (running != null) {
      return SameLoop.here(running);
    }
    Future<Optional<Poll>> started = read.apply(id).map(found -> found.map(this::put));
    reading.put(id, started);
    started.onComplete(_ -> reading.remove(id, started));
    return started;
  }

  /** The id of a slug, if it is remembered. */
  Optional<PollId> idOf(String slug) {
    return Optional.ofNullable(bySlug.get(slug));
  }

  /** Remembers a poll that was just read or changed, and returns the one to use. */
  Poll put(Poll poll) {
    if (byId.size() >= MOST) {
      byId.clear();
      bySlug.clear();
    }
    Poll kept = poll;
    Entry known = byId.get(poll.id());
    if (known != null && known.poll.content().equals(poll.content())) {
      kept =
          new Poll(
              poll.id(),
              known.poll.content(),
              poll.owner(),
              poll.state(),
              poll.openedAt(),
              poll.closedAt());
    } else if (known != null) {
      bySlug.remove(known.poll.content().slug());
    }
    byId.put(poll.id(), new Entry(kept, clock.instant()));
    bySlug.put(kept.content().slug(), kept.id());
    return kept;
  }
}
