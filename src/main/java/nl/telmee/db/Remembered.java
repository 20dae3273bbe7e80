package nl.telmee.db;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import nl.telmee.id.PollId;

/**
 * What was read of each poll in the last two seconds, so that many readers cost few queries.
 * Another node sees a change that much later. Thread: any.
 */
public final class Remembered<T> {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int MOST_REMEMBERED = 500;

  private record Known<T>(T value, Instant readAt) {
    /** Not when it was read at a moment that has not come yet: the clock was set back. */
    boolean fresh(Instant now) {
      return !readAt.isAfter(now) && readAt.plus(FRESH).isAfter(now);
    }
  }

  private final Clock clock;
  private final ConcurrentMap<PollId, Known<T>> known = new ConcurrentHashMap<>();

  public Remembered(Clock clock) {
    this.clock = clock;
  }

  /** What is known, or what reading yields. */
  public Future<T> of(PollId poll, Supplier<Future<T>> read) {
    Known<T> found = known.get(poll);
    if (found != null && found.fresh(clock.instant())) {
      return Future.succeededFuture(found.value);
    }
    return read.get().map(value -> remember(poll, value));
  }

  private T remember(PollId poll, T value) {
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(poll, new Known<>(value, clock.instant()));
    return value;
  }

  /** It was changed here. */
  public void forget(PollId poll) {
    known.remove(poll);
  }
}
