package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.db.Database;
import nl.telmee.db.SqlFailures;
import nl.telmee.id.PollId;
import nl.telmee.id.ResponseKey;
import nl.telmee.tally.Slot;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: while a batch is being written the next one gathers, and when the commit returns
 * everybody in it is told. One writer and one connection for each event loop; with a single loop a
 * small batch waits a {@linkplain Gathering moment} for more.
 *
 * <p>A response is acknowledged only after its commit. When the outcome of a commit is unknown (the
 * connection broke) the batch is written again, which is harmless, until its patience ends.
 *
 * <p>Thread: its own event loop only.
 */
final class ResponseWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ResponseWriter.class);

  /** Responses that may gather while a batch is being written; more get 503. */
  static final int MOST_WAITING = 4_096;

  private static final int LARGEST_BATCH = 1_024;
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final Duration RECONNECT = Duration.ofMillis(200);

  private final Vertx vertx;
  private final BatchStore store;
  private final Clock clock;
  private final Slot slot;
  private final IntakeMetrics metrics;
  private final Gathering moment;
  private Batch gathering = new Batch();
  private boolean writing;
  private boolean closed;
  private final Promise<Void> drained = Promise.promise();

  private ResponseWriter(
      Vertx vertx, BatchStore store, Clock clock, Slot slot, IntakeMetrics metrics) {
    this.vertx = vertx;
    this.store = store;
    this.clock = clock;
    this.slot = slot;
    this.metrics = metrics;
    this.moment = new Gathering(vertx, Runtime.getRuntime().availableProcessors());
  }

  /**
   * A writer for the loop that calls this.
   *
   * @param calendar says on which day a response comes in
   */
  static Future<ResponseWriter> open(
      Vertx vertx, Database db, Clock calendar, IntakeMetrics metrics) {
    return Slot.claim(vertx, db)
        .map(slot -> new ResponseWriter(vertx, new BatchStore(db), calendar, slot, metrics));
  }

  /**
   * Succeeds when the response is stored and counted, also if it was before. Fails with {@link
   * Problem#POLL_NOT_OPEN}, or with {@link Problem#BUSY} when it may have to be sent again.
   */
  Future<Void> offer(Response response) {
    if (closed || (gathering.size() >= MOST_WAITING && !gathering.holds(response))) {
      metrics.refused();
      return Future.failedFuture(Rejected.later(Problem.BUSY, RETRY_AFTER));
    }
    int before = gathering.size();
    Future<Void> stored = gathering.add(response);
    metrics.waiting(gathering.size() - before);
    if (!writing && !moment.goesOn(gathering.size())) {
      writeNext();
    }
    return stored;
  }

  /** How many wait for the next batch; at most {@link #MOST_WAITING}. */
  int waiting() {
    return gathering.size();
  }

  /** Whether a response with this key is stored. */
  Future<Boolean> isStored(Response response) {
    return store
        .storedKeys(response.poll(), List.of(response.key()))
        .map(stored -> !stored.isEmpty());
  }

  /** Takes nothing more; succeeds when all that was taken has been answered. */
  Future<Void> close() {
    closed = true;
    if (!writing) {
      goOn(0);
    }
    return drained.future();
  }

  private void finish() {
    slot.release();
    store.close().onComplete(_ -> drained.tryComplete());
  }

  private void writeNext() {
    moment.end();
    writing = true;
    Batch batch = gathering;
    gathering = new Batch();
    metrics.waiting(-batch.size());
    write(batch.sorted())
        .onComplete(
            _ -> {
              writing = false;
              goOn(batch.size());
            });
  }

  /**
   * Goes on with what has gathered.
   *
   * @param written size of the batch before
   */
  private void goOn(int written) {
    if (gathering.size() == 0) {
      if (closed) {
        finish();
      }
    } else if (closed || !moment.begins(written, gathering.size(), this::writeNext)) {
      writeNext();
    }
  }

  /** Writes in parts of bounded size, one after the other. */
  private Future<Void> write(List<Batch.Waiting> waiting) {
    Future<Void> written = Future.succeededFuture();
    for (int from = 0; from < waiting.size(); from += LARGEST_BATCH) {
      List<Batch.Waiting> part =
          waiting.subList(from, Math.min(from + LARGEST_BATCH, waiting.size()));
      written = written.compose(_ -> writePart(part, System.nanoTime() + PATIENCE.toNanos()));
    }
    return written;
  }

  /**
   * Writes a part, again and again if need be.
   *
   * @param deadline by a clock that nobody sets: the time of day may jump while a phone waits
   */
  private Future<Void> writePart(List<Batch.Waiting> part, long deadline) {
    List<Response> responses = part.stream().map(Batch.Waiting::response).toList();
    long started = System.nanoTime();
    return store
        .storeAndCount(responses, slot.number(), clock.instant())
        .compose(
            outcome -> {
              metrics.written(part.size(), outcome.size(), System.nanoTime() - started);
              return tell(part, outcome);
            })
        .recover(failure -> again(part, deadline, failure));
  }

  private Future<Void> tell(List<Batch.Waiting> part, BatchOutcome outcome) {
    Map<PollId, List<Batch.Waiting>> closedPolls = new LinkedHashMap<>();
    Map<PollId, List<Batch.Waiting>> spentCodes = new LinkedHashMap<>();
    for (Batch.Waiting waiting : part) {
      Response response = waiting.response();
      if (!outcome.open(response.poll())) {
        closedPolls.computeIfAbsent(response.poll(), _ -> new ArrayList<>()).add(waiting);
      } else if (response.code().isEmpty() || outcome.stored(response)) {
        waiting.stored().tryComplete();
      } else {
        spentCodes.computeIfAbsent(response.poll(), _ -> new ArrayList<>()).add(waiting);
      }
    }
    Future<Void> told = Future.succeededFuture();
    for (var entry : closedPolls.entrySet()) {
      told = told.compose(_ -> tellRest(entry.getKey(), entry.getValue(), Problem.POLL_NOT_OPEN));
    }
    for (var entry : spentCodes.entrySet()) {
      told = told.compose(_ -> tellRest(entry.getKey(), entry.getValue(), Problem.CODE_UNKNOWN));
    }
    return told;
  }

  /** Who was stored before is acknowledged again, whatever came after; others are refused. */
  private Future<Void> tellRest(PollId poll, List<Batch.Waiting> waiting, Problem problem) {
    List<ResponseKey> keys = waiting.stream().map(w -> w.response().key()).toList();
    return store
        .storedKeys(poll, keys)
        .map(
            stored -> {
              for (Batch.Waiting one : waiting) {
                if (stored.contains(one.response().key().value())) {
                  one.stored().tryComplete();
                } else {
                  one.stored().tryFail(Rejected.because(problem));
                }
              }
              return null;
            });
  }

  private Future<Void> again(List<Batch.Waiting> part, long deadline, Throwable failure) {
    metrics.failed();
    if (SqlFailures.blamesData(failure)) {
      return isolate(part, deadline, failure);
    }
    LOG.warn("A batch of {} was not written: {}", part.size(), failure.getMessage());
    if (System.nanoTime() - deadline > 0) {
      part.forEach(one -> one.stored().tryFail(Rejected.later(Problem.BUSY, RETRY_AFTER)));
      return Future.succeededFuture();
    }
    return vertx.timer(RECONNECT.toMillis()).compose(_ -> writePart(part, deadline));
  }

  /** One response that the database refuses must not take the others with it. */
  private Future<Void> isolate(List<Batch.Waiting> part, long deadline, Throwable failure) {
    if (part.size() == 1) {
      part.getFirst().stored().tryFail(failure);
      return Future.succeededFuture();
    }
    int half = part.size() / 2;
    return writePart(part.subList(0, half), deadline)
        .compose(_ -> writePart(part.subList(half, part.size()), deadline));
  }
}
