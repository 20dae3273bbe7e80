package nl.telmee.release;

import java.util.HashMap;
import java.util.Map;
import nl.telmee.tally.Cells;
import nl.telmee.tally.Counts;

/**
 * The counts that have been released: for each stratum as it last advanced, and the rest that went
 * out at closing. Immutable.
 *
 * @param byStratum only strata that have advanced at least once
 * @param rest what belongs to no group
 */
record Released(Map<Integer, Counts> byStratum, Counts rest) {
  /** The number under which the rest is stored. */
  static final int REST = -1;

  static Released nothing(Cells cells) {
    return new Released(Map.of(), Counts.none(cells));
  }

  /** How many responses of a stratum are released. */
  long responses(int stratum) {
    Counts counts = byStratum.get(stratum);
    return counts == null ? 0 : counts.responses();
  }

  /** Everything released together. */
  Counts total() {
    Counts total = rest;
    for (Counts counts : byStratum.values()) {
      total = total.plus(counts);
    }
    return total;
  }

  /** This with what a step adds. */
  Released plus(ReleaseStep step) {
    Map<Integer, Counts> advanced = new HashMap<>(byStratum);
    advanced.putAll(step.advanced());
    return new Released(advanced, rest.plus(step.rest()));
  }
}
