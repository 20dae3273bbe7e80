package nl.telmee.release;

import java.util.Map;
import nl.telmee.tally.Counts;

/**
 * What one version adds.
 *
 * @param advanced the full counts of each stratum that advances
 * @param rest what goes out at closing in the totals only
 */
record ReleaseStep(Map<Integer, Counts> advanced, Counts rest) {
  boolean empty() {
    return advanced.isEmpty() && rest.responses() == 0;
  }
}
