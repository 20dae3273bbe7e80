package nl.telmee.db;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import nl.telmee.id.PollId;
import nl.telmee.web.SameLoop;

/**
 * What was read of each poll in the last two seconds, so that many readers cost few queries, and
 * one at a time. Another node sees a change that much later. Thread: any.
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
  private final ConcurrentMap<PollId, Future<T>> reading = new ConcurrentHashMap<>();

  public Remembered(Clock clock) {
    this.clock = clock;
  }

  /** What is known, or what reading yields. */
  public Future<T> of(PollId poll, Supplier<Future<T>> read) {
    Known<T> found = known.get(poll);
    if (found != null && found.fresh(clock.instant())) {
      return Future.succeededFuture(found.value);
    }
    Promise<T> promise = Promise.promise();
    Future<T> other = reading.putIfAbsent(poll, promise.future());
    if (other != null) {
      return SameLoop.here(other);
    }
    Future.succeededFuture()
        .compose(_ -> read.get())
        .onSuccess(value -> remember(poll, value, promise.future()))
        .onComplete(_ -> reading.remove(poll, promise.future()))
        .onComplete(promise);
    return promise.future();
  }

  /** Not what a change here overtook while it was read. */
  private void remember(PollId poll, T value, Future<T> read) {
    reading.computeIfPresent(
        poll,
        (_, running) -> {
          if (running.equals(read)) {
            remember(poll, value);
          }
          return running;
        });
  }

  private void remember(PollId poll, T value) {
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(poll, new Known<>(value, clock.instant()));
  }

  /** It was changed here. */
  public void forget(PollId poll) {
    reading.compute(
        poll,
        (_, _) -> {
          known.remove(poll);
          return null;
        });
  }

  /** Something was changed here, and which polls it is about is not known. */
  public void forgetAll() {
    reading.clear();
    known.clear();
  }
}
