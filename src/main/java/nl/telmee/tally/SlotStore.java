package nl.telmee.tally;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Queries;

/**
 * The table {@code tally_slot}. Its times are those of the database, which all nodes share: a node
 * whose clock is wrong neither takes another's slot nor loses its own.
 */
final class SlotStore {
  private static final String CLAIM_EXPIRED =
      """
      update tally_slot set holder = $1, expires = now() + make_interval(secs => $2)
      where slot = (
        select slot from tally_slot where expires <= now() order by slot limit 1
        for update skip locked)
      returning slot
      """;

  private static final String RENEW =
      """
      update tally_slot set expires = now() + make_interval(secs => $3)
      where slot = $1 and holder = $2
      """;

  private final Queries db;

  SlotStore(Queries db) {
    this.db = db;
  }

  Future<Optional<Integer>> claimExpired(UUID holder, Duration lease) {
    return db.query(CLAIM_EXPIRED, Tuple.of(holder, (double) lease.toSeconds()))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getInteger("slot")));
  }

  Future<Void> renew(int slot, UUID holder, Duration lease) {
    return db.query(RENEW, Tuple.of(slot, holder, (double) lease.toSeconds())).mapEmpty();
  }
}
