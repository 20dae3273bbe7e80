package nl.telmee.retention;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys what has been kept long enough: looks every hour for what is due, and every few seconds
 * for what somebody asked for. What a crash interrupted goes on. Every node does so; that does no
 * harm. Runs on its own event loop; a run starts after the one before ended.
 */
public final class RetentionClock extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionClock.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
  private static final int AT_A_LOOK = 200;

  private final Database db;
  private final AuditLog audit;
  private final Clock clock;
  private final Promise<Void> stopped = Promise.promise();
  private Instant lastLook = Instant.MIN;
  private boolean stopping;
  private long timer = -1;

  public RetentionClock(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    run();
    return Future.succeededFuture();
  }

  private void run() {
    Instant now = now();
    boolean look = Duration.between(lastLook, now).compareTo(BETWEEN_LOOKS) >= 0;
    Future<Void> looked =
        look ? look(now).onSuccess(_ -> lastLook = now) : Future.succeededFuture();
    looked
        .compose(_ -> work())
        .onFailure(e -> LOG.warn("Data could not be destroyed: {}", e.getMessage()))
        .onComplete(_ -> rest());
  }

  private void rest() {
    if (stopping) {
      stopped.complete();
    } else {
      timer = vertx.setTimer(PAUSE.toMillis(), _ -> run());
    }
  }

  /** Waits until the run at hand has ended. */
  @Override
  public Future<?> stop() {
    stopping = true;
    if (vertx.cancelTimer(timer)) {
      stopped.complete();
    }
    return stopped.future();
  }

  /** As PostgreSQL keeps it, so that the hash of a line can be computed again. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Begins with all that is due. */
  Future<Void> look(Instant now) {
    DueStore due = new DueStore(db);
    return begin(due.afterClosing(now, AT_A_LOOK), now)
        .compose(_ -> begin(due.exports(now.minus(Duration.ofHours(DataKind.EXPORT_HOURS))), now))
        .compose(_ -> begin(due.drafts(now.minus(Duration.ofDays(DataKind.DRAFT_DAYS))), now));
  }

  private Future<Void> begin(Future<List<DueStore.Due>> due, Instant now) {
    return due.compose(
        all -> {
          Future<Void> begun = Future.succeededFuture();
          for (DueStore.Due one : all) {
            begun = begun.compose(_ -> new DestructionStore(db).begin(begun(one, now)));
          }
          return begun;
        });
  }

  private static Destruction begun(DueStore.Due due, Instant now) {
    return new Destruction(
        UUID.randomUUID(),
        due.poll(),
        due.organisation(),
        due.title(),
        due.kind(),
        due.days(),
        null,
        null,
        0,
        now,
        null,
        null);
  }

  /** Goes on with all that has begun. */
  Future<Void> work() {
    return new DestructionStore(db)
        .going()
        .compose(
            all -> {
              Future<Void> done = Future.succeededFuture();
              for (Destruction one : all) {
                done = done.compose(_ -> destroy(one));
              }
              return done;
            });
  }

  private Future<Void> destroy(Destruction destruction) {
    return new ShredStore(db)
        .destroy(destruction)
        .compose(_ -> new DestructionStore(db).end(destruction, now(), audit, entry(destruction)));
  }

  private static AuditEntry entry(Destruction destruction) {
    return new AuditEntry(
            destruction.account(),
            destruction.byHand() ? destruction.email() : AuditEntry.PROGRAM,
            destruction.organisation(),
            AuditAction.DATA_DESTROYED,
            String.valueOf(destruction.poll()),
            Map.of())
        .with("kind", destruction.kind().word());
  }
}
