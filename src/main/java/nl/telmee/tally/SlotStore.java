package nl.telmee.tally;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Queries;

/** The table {@code tally_slot}. */
final class SlotStore {
  private static final String CLAIM_EXPIRED =
      """
      update tally_slot set holder = $1, expires = $3
      where slot = (
        select slot from tally_slot where expires <= $2 order by slot limit 1
        for update skip locked)
      returning slot
      """;

  private static final String RENEW =
      """
      update tally_slot set expires = $3 where slot = $1 and holder = $2
      """;

  private final Queries db;

  SlotStore(Queries db) {
    this.db = db;
  }

  Future<Optional<Integer>> claimExpired(UUID holder, Instant now, Instant expires) {
    return db.query(
            CLAIM_EXPIRED,
            Tuple.of(holder, now.atOffset(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC)))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getInteger("slot")));
  }

  Future<Void> renew(int slot, UUID holder, Instant expires) {
    return db.query(RENEW, Tuple.of(slot, holder, expires.atOffset(ZoneOffset.UTC))).mapEmpty();
  }
}
