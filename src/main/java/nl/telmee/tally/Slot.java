package nl.telmee.tally;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import nl.telmee.db.Database;

/**
 * A writer's own slot in the tally, held by a lease. Two writers in one slot would still count
 * right, only slower: they would wait for each other's rows. So a lease that could not be renewed,
 * or no free slot at all, is no error.
 */
public final class Slot {
  private static final int SLOTS = 64;
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration RENEWAL = Duration.ofSeconds(20);

  private final int number;
  private final Runnable release;

  private Slot(int number, Runnable release) {
    this.number = number;
    this.release = release;
  }

  /** Claims a free slot and keeps it until {@link #release}. */
  public static Future<Slot> claim(Vertx vertx, Database db) {
    SlotStore store = new SlotStore(db.visitor());
    UUID holder = UUID.randomUUID();
    return store
        .claimExpired(holder, LEASE)
        .map(
            claimed -> {
              int number = claimed.orElseGet(() -> ThreadLocalRandom.current().nextInt(SLOTS));
              long timer =
                  vertx.setPeriodic(RENEWAL.toMillis(), _ -> store.renew(number, holder, LEASE));
              return new Slot(
                  number,
                  () -> {
                    vertx.cancelTimer(timer);
                    store.renew(number, holder, Duration.ZERO);
                  });
            });
  }

  /** From 0 to 63. */
  public int number() {
    return number;
  }

  /** Lets another writer have it. */
  public void release() {
    release.run();
  }
}
