package nl.telmee.export;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.poll.Strata;
import nl.telmee.release.Results;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * What anonymised rows of a closed poll may tell, decided before the first row is written.
 *
 * <p>Released results and rows must not give away together what neither does alone (decision 18):
 *
 * <ul>
 *   <li>where results leave out the last responses of all, as there were fewer than k, k rows drawn
 *       at random are left out of the file: the difference is then a mixture and isolates nobody;
 *   <li>where the last responses of a stratum count in the totals only, k rows of that stratum,
 *       drawn at random, tell nothing of the background.
 * </ul>
 *
 * @param results the last version
 * @param leftOut how many rows are left out; the first ones in the order drawn
 * @param blurred for a stratum how many of its rows, the first ones, tell nothing of the background
 * @param rows how many rows there will be
 */
record MicrodataPlan(
    Results results,
    long leftOut,
    Map<Integer, Long> blurred,
    Generalisation generalisation,
    long rows) {

  /** How many of the responses the results leave out, so as many rows must be. */
  static long leftOut(Results results) {
    return results.withheld() > 0 ? k(results) : 0;
  }

  /**
   * The plan.
   *
   * @param results the last version
   * @param released how many responses of each stratum that version shows in groups
   * @param stored how many responses are stored, by stratum
   * @param drawn the same without those that are left out
   * @throws Rejected with {@link Problem#TOO_FEW_RESPONSES} when even together they are fewer than
   *     k
   */
  static MicrodataPlan of(
      Results results,
      Map<Integer, Long> released,
      Map<Integer, Long> stored,
      Map<Integer, Long> drawn) {
    int k = k(results);
    Map<Integer, Long> blurred = new HashMap<>();
    Map<Integer, Long> telling = new HashMap<>(drawn);
    if (!strata(results).dimensions().isEmpty()) {
      stored.forEach(
          (stratum, n) -> {
            long shown = released.getOrDefault(stratum, 0L);
            if (shown > 0 && shown < n) {
              long rows = Math.min(k, drawn.getOrDefault(stratum, 0L));
              blurred.put(stratum, rows);
              telling.merge(stratum, -rows, Long::sum);
            }
          });
    }
    long rows = sum(drawn);
    if (rows < k) {
      throw Rejected.because(Problem.TOO_FEW_RESPONSES);
    }
    Generalisation generalisation = Generalisation.of(strata(results), telling, sum(blurred), k);
    return new MicrodataPlan(results, sum(stored) - rows, blurred, generalisation, rows);
  }

  private static long sum(Map<Integer, Long> counts) {
    return counts.values().stream().mapToLong(n -> n).sum();
  }

  private static int k(Results results) {
    return results.poll().content().policy().minimumGroup();
  }

  private static Strata strata(Results results) {
    return results.poll().content().questionnaire().strata();
  }

  /** What rows tell of the background; give it the rows in the order drawn. Thread: one. */
  Background background() {
    return new Background();
  }

  /** Remembers which rows have been there. */
  final class Background {
    private final Map<Integer, Long> toBlur = new HashMap<>(blurred);
    private final List<Integer> nothing =
        Collections.nCopies(strata(results).dimensions().size(), Generalisation.MERGED);

    /** What the next row, of this stratum, tells. */
    List<Integer> next(int stratum) {
      long left = toBlur.getOrDefault(stratum, 0L);
      if (left > 0) {
        toBlur.put(stratum, left - 1);
        return nothing;
      }
      return generalisation.of(stratum);
    }
  }
}
