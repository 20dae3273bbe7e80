package nl.telmee.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due: looks for it ten times a second, and again at once where there was any; once a
 * second while nobody wants anything. One for each node. State is touched on its own loop only.
 */
public final class Dispatcher extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration UNWANTED = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofMillis(2);
  private static final int MOST_QUICK = 512;
  private static final int MOST_SLOW = 1_000;
  private static final int MOST_UNWRITTEN = 1_000;

  /** Beyond the time that a try may take: to write down what came of it. */
  private static final Duration WRITING = Duration.ofSeconds(15);

  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private final WebhookParts parts;
  private final Clock clock;
  private final FanOut fanOut;
  private final DispatchStore store;
  private final Sender sender;
  private final Schedule schedule;
  private final Lanes lanes = new Lanes(MOST_QUICK, MOST_SLOW);
  private final Set<Attempt> underWay = new HashSet<>();
  private final Promise<Void> stopped = Promise.promise();
  private final Promise<Void> drained = Promise.promise();
  private final Recorder recorder;
  private boolean looking;
  private boolean stopping;
  private long timer = -1;

  public Dispatcher(WebhookParts parts) {
    this.parts = parts;
    this.clock = parts.clock();
    this.fanOut = parts.fanOut();
    this.store = new DispatchStore(parts.db());
    this.sender = parts.sender();
    this.schedule = parts.schedule();
    this.recorder = recorder();
  }

  private Recorder recorder() {
    return new Recorder(
        parts.vertx(),
        new OutcomeStore(parts.db(), parts.audit()),
        clock,
        parts.settings().pauseAfter(),
        this::written);
  }

  @Override
  public Future<?> start() {
    look();
    return Future.succeededFuture();
  }

  /** Looks at once, if it does not already. */
  private void soon() {
    if (!looking && !stopping && vertx.cancelTimer(timer)) {
      timer = vertx.setTimer(SOON.toMillis(), _ -> look());
    }
  }

  private void look() {
    looking = true;
    lanes.sort(System.nanoTime());
    parts.metrics().busy(lanes.busy(false), lanes.busy(true));
    store
        .glance(clock.instant())
        .compose(this::work)
        .onFailure(e -> LOG.warn("Deliveries could not be looked at: {}", e.getMessage()))
        .otherwise(PAUSE)
        .onSuccess(this::rest);
  }

  /** Yields when to look again. */
  private Future<Duration> work(DispatchStore.Glance glance) {
    if (!glance.any()) {
      return Future.succeededFuture(UNWANTED);
    }
    return send(glance).map(more -> more ? SOON : PAUSE);
  }

  private Future<Boolean> send(DispatchStore.Glance glance) {
    Future<Boolean> spread = glance.behind() ? fanOut.run() : Future.succeededFuture(false);
    return spread.compose(
        more ->
            take(false, glance.quick() || more)
                .compose(
                    quick -> take(true, glance.slow() || more).map(slow -> more || quick || slow)));
  }

  /** Takes subscriptions and sends to them; yields whether there were any. */
  private Future<Boolean> take(boolean slow, boolean wanted) {
    int room = lanes.room(slow);
    if (!wanted || room <= 0 || stopping || recorder.waiting() > MOST_UNWRITTEN) {
      return Future.succeededFuture(false);
    }
    Instant now = clock.instant();
    return store
        .claim(slow, room, now, parts.settings().patience().plus(WRITING))
        .map(
            attempts -> {
              attempts.forEach(this::attempt);
              return !attempts.isEmpty();
            });
  }

  private void attempt(Attempt attempt) {
    Message message = attempt.message();
    if (message == null) {
      recorder.add(new Outcome(attempt, null, null));
      return;
    }
    underWay.add(attempt);
    Lanes.Place place = lanes.enter(attempt.slow(), System.nanoTime());
    sender
        .send(message)
        .onComplete(
            answer -> {
              lanes.leave(place);
              underWay.remove(attempt);
              recorder.add(outcome(attempt, message, answer.result()));
              if (stopping && underWay.isEmpty()) {
                drained.tryComplete();
              }
            });
  }

  private Outcome outcome(Attempt attempt, Message message, Answer answer) {
    return answer.success()
        ? new Outcome(attempt, answer, null)
        : new Outcome(
            attempt,
            answer,
            schedule.next(message.tries() + 1, clock.instant(), answer.retryAfter()).orElse(null));
  }

  private void written(List<Outcome> outcomes) {
    outcomes.forEach(parts.metrics()::tried);
    soon();
  }

  private void rest(Duration pause) {
    looking = false;
    if (stopping) {
      stopped.complete();
    } else {
      timer = vertx.setTimer(pause.toMillis(), _ -> look());
    }
  }

  /** Waits a little for answers, writes down what came, and gives back the rest. */
  @Override
  public Future<?> stop() {
    stopping = true;
    if (!looking) {
      vertx.cancelTimer(timer);
      stopped.complete();
    }
    if (underWay.isEmpty()) {
      drained.tryComplete();
    }
    Promise<Void> patience = Promise.promise();
    vertx.setTimer(GOODBYE.toMillis(), _ -> patience.complete());
    Future<Void> ended =
        stopped.future().compose(_ -> drained.future()).compose(_ -> recorder.whenIdle());
    return Future.any(ended, patience.future()).eventually(this::handBack);
  }

  private Future<Void> handBack() {
    Set<UUID> leases = underWay.stream().map(Attempt::lease).collect(Collectors.toSet());
    return leases.isEmpty() ? Future.succeededFuture() : store.handBack(leases, clock.instant());
  }
}
