package nl.telmee.relation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody whom an organisation knows.
 *
 * @param organisation slug of the organisation whose book it is in
 * @param revision one more at each change
 * @param changedBy e-mail address
 */
public record Relation(
    UUID id, String organisation, int revision, Entry entry, Instant changedAt, String changedBy) {
  /** People change jobs: what nobody looked at for so long may be wrong. */
  static final int YEARS_GOOD = 2;

  /** Whether nobody looked at it for too long. */
  public boolean outdated(LocalDate today) {
    return entry.checkedOn().isBefore(lastGoodDay(today));
  }

  static LocalDate lastGoodDay(LocalDate today) {
    return today.minusYears(YEARS_GOOD);
  }

  /** As programs see it. */
  ObjectNode view(LocalDate today) {
    return entry
        .json()
        .put("id", id.toString())
        .put("organisation", organisation)
        .put("outdated", outdated(today))
        .put("changedAt", changedAt.toString())
        .put("changedBy", changedBy);
  }
}
