package nl.telmee.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.telmee.Patience;
import nl.telmee.TestDatabase;
import nl.telmee.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has which slot of the tally, and until when: by the clock of the database alone. */
final class SlotTest {
  private static final int SLOTS = 64;

  private final Vertx vertx = Vertx.vertx();
  private final Database db = new Database(vertx, TestDatabase.migrated());

  @AfterEach
  void close() {
    get(db.close());
    get(vertx.close());
  }

  @Test
  void eachWriterHasASlotOfItsOwnAsLongAsThereAreAny() {
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; i < SLOTS; i++) {
      assertThat(taken.add(claim().number())).as("slot of writer %s", i).isTrue();
    }
    assertThat(claim().number()).as("one more shares").isBetween(0, SLOTS - 1);
  }

  @Test
  void aLeaseEndsAMinuteFromNowByTheClockOfTheDatabaseWhateverTheNodeThinks() {
    int number = claim().number();
    assertThat(seconds(number)).isBetween(50.0, 60.0);
  }

  @Test
  void aSlotThatWasLetGoOrWhoseLeaseEndedIsTakenAgain() {
    Slot first = claim();
    Slot second = claim();
    assertThat(List.of(first.number(), second.number())).containsExactly(0, 1);
    first.release();
    Patience.until(() -> seconds(0), left -> left <= 0);
    assertThat(claim().number()).isZero();
    get(
        db.query(
            "update tally_slot set expires = now() - interval '1 second' where slot = $1",
            Tuple.of(1)));
    assertThat(claim().number()).isEqualTo(1);
  }

  /** The rest of its lease, as the database sees it. */
  private double seconds(int slot) {
    String sql =
        "select extract(epoch from expires - now())::float8 from tally_slot where slot = $1";
    return get(db.query(sql, Tuple.of(slot))).iterator().next().getDouble(0);
  }

  private Slot claim() {
    return get(Slot.claim(vertx, db));
  }

  private static <T> T get(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
