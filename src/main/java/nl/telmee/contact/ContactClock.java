package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import nl.telmee.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to contacts by itself: people move from the pool into registers, are asked whether
 * they still want to be invited, and are erased when they do not say so; older keys are replaced;
 * what made the codes of closed polls is forgotten. Every node does so; rows that are locked make
 * that harmless. Runs on virtual threads.
 */
final class ContactClock extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ContactClock.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

  private final Database db;
  private final ContactKeys keys;
  private final Mix mix;
  private final Renewal renewal;
  private final Clock clock;
  private final Promise<Void> stopped = Promise.promise();
  private Instant lastLook = Instant.MIN;
  private long timer = -1;
  private volatile boolean stopping;

  ContactClock(Database db, ContactKeys keys, Mix mix, Renewal renewal, Clock clock) {
    this.db = db;
    this.keys = keys;
    this.mix = mix;
    this.renewal = renewal;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    vertx.runOnContext(_ -> work());
    return Future.succeededFuture();
  }

  private void work() {
    if (stopping) {
      stopped.complete();
      return;
    }
    try {
      if (mix.mixIfDue().await() > 0) {
        RegisterVacuumStore.run(db).await();
      }
      look(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("Contacts could not be looked after: {}", e.getMessage());
    }
    if (stopping) {
      vertx.runOnContext(_ -> work());
    } else {
      timer = vertx.setTimer(PAUSE.toMillis(), _ -> work());
    }
  }

  private void look(Instant now) {
    if (Duration.between(lastLook, now).compareTo(BETWEEN_LOOKS) < 0) {
      return;
    }
    lastLook = now;
    int anew = mix.rotate().await();
    if (anew + PanelCodeStore.reseal(db, keys).await() > 0) {
      RegisterVacuumStore.run(db).await();
      LOG.info("All that was kept of contacts is sealed with the newest key");
    }
    PanelCodeStore.forget(db).await();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    RecipientStore.forgetAsked(db, today.minusDays(Rules.MOST_DAYS)).await();
    if (db.inTransaction(tx -> PoolStore.takeDay(tx, today)).await()) {
      renewal.run();
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
}
