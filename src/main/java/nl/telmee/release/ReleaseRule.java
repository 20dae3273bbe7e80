package nl.telmee.release;

import java.util.HashMap;
import java.util.Map;
import nl.telmee.tally.Cells;
import nl.telmee.tally.Counts;

/**
 * The rule that keeps a person from being recognised, also by who compares two versions: a stratum
 * advances only by k or more responses at once, and then by all that wait in it. So every number
 * shown, and every difference of numbers shown, is a sum over groups of at least k people.
 *
 * <p>At closing the rest of all strata goes out together, in the totals only, if there are at least
 * k; otherwise it is never shown. Pure functions.
 */
final class ReleaseRule {
  private ReleaseRule() {}

  /** What may be released while the poll is open. */
  static ReleaseStep whileOpen(int k, Cells cells, Released released, Map<Integer, Counts> tally) {
    Map<Integer, Counts> advanced = new HashMap<>();
    tally.forEach(
        (stratum, counts) -> {
          if (counts.responses() - released.responses(stratum) >= k) {
            advanced.put(stratum, counts);
          }
        });
    return new ReleaseStep(advanced, Counts.none(cells));
  }

  /** What may be released when the poll has closed; nothing may follow. */
  static ReleaseStep atClosing(int k, Cells cells, Released released, Map<Integer, Counts> tally) {
    ReleaseStep last = whileOpen(k, cells, released, tally);
    Counts rest = Counts.none(cells);
    for (Map.Entry<Integer, Counts> entry : tally.entrySet()) {
      int stratum = entry.getKey();
      if (!last.advanced().containsKey(stratum)) {
        Counts before = released.byStratum().getOrDefault(stratum, Counts.none(cells));
        rest = rest.plus(entry.getValue().minus(before));
      }
    }
    return rest.responses() >= k ? new ReleaseStep(last.advanced(), rest) : last;
  }
}
