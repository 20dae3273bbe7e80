package nl.telmee.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.telmee.poll.Strata;

/**
 * What anonymised rows say of the background, so that every combination that occurs is shared by at
 * least k rows (k-anonymity: Samarati and Sweeney, 1998; local recoding).
 *
 * <p>Strata with k responses or more stay as they are. As long as there are smaller groups, one
 * background question is merged ("other or unknown") in all of these, the one that leaves the
 * fewest responses in groups that are still too small; groups that have become alike are one. What
 * is left with nothing but merged values, and is too small even together, takes the smallest other
 * group along. Immutable.
 *
 * @param byStratum for each occupied stratum its digit by background question, or {@link #MERGED}
 */
record Generalisation(Map<Integer, List<Integer>> byStratum) {
  /** Stands for an answer that is not told. */
  static final int MERGED = -1;

  private static final class Search {
    private final int k;
    private final int dimensions;
    private final Map<Integer, List<Integer>> values = new TreeMap<>();
    private final Map<Integer, Long> counts;
    private final long merged;
    private final List<Integer> nothing;

    Search(Strata strata, Map<Integer, Long> counts, long merged, int k) {
      this.k = k;
      this.dimensions = strata.dimensions().size();
      this.counts = counts;
      this.merged = merged;
      this.nothing = Collections.nCopies(dimensions, MERGED);
      counts.forEach(
          (stratum, n) -> {
            if (n > 0) {
              values.put(stratum, strata.dimensions().stream().map(d -> d.digit(stratum)).toList());
            }
          });
    }

    Map<List<Integer>, Long> groups(Map<Integer, List<Integer>> by) {
      Map<List<Integer>, Long> groups = new HashMap<>();
      if (merged > 0) {
        groups.put(nothing, merged);
      }
      by.forEach((stratum, key) -> groups.merge(key, counts.get(stratum), Long::sum));
      return groups;
    }

    /** How many responses are in groups that are too small. */
    long tooSmall(Map<Integer, List<Integer>> by) {
      return groups(by).values().stream().filter(n -> n < k).mapToLong(n -> n).sum();
    }

    Map<Integer, List<Integer>> run() {
      boolean more = true;
      while (more && tooSmall(values) > 0) {
        more = step();
      }
      absorb();
      return values;
    }

    /**
     * Merges one question in the groups that are too small; false when that is no longer possible.
     */
    private boolean step() {
      Optional<Map<Integer, List<Integer>>> best = Optional.empty();
      for (int dimension = 0; dimension < dimensions; dimension++) {
        Map<Integer, List<Integer>> tried = without(dimension);
        if (!tried.equals(values) && (best.isEmpty() || tooSmall(tried) < tooSmall(best.get()))) {
          best = Optional.of(tried);
        }
      }
      best.ifPresent(values::putAll);
      return best.isPresent();
    }

    private Map<Integer, List<Integer>> without(int dimension) {
      Map<List<Integer>, Long> groups = groups(values);
      Map<Integer, List<Integer>> tried = new TreeMap<>(values);
      tried.replaceAll(
          (_, key) -> {
            if (groups.getOrDefault(key, 0L) >= k) {
              return key;
            }
            List<Integer> merged = new ArrayList<>(key);
            merged.set(dimension, MERGED);
            return List.copyOf(merged);
          });
      return tried;
    }

    private void absorb() {
      Map<List<Integer>, Long> groups = groups(values);
      while (groups.size() > 1 && groups.getOrDefault(nothing, (long) k) < k) {
        List<Integer> smallest =
            groups.entrySet().stream()
                .filter(group -> !group.getKey().equals(nothing))
                .min(
                    Comparator.comparing((Map.Entry<List<Integer>, Long> group) -> group.getValue())
                        .thenComparing(group -> group.getKey().toString()))
                .orElseThrow()
                .getKey();
        values.replaceAll((_, key) -> key.equals(smallest) ? nothing : key);
        groups = groups(values);
      }
    }
  }

  Generalisation {
    byStratum = Map.copyOf(byStratum);
  }

  /**
   * The generalisation that these counts need. When there are fewer than k responses in all,
   * nothing helps: then no row may be shown.
   *
   * @param counts how many rows there are of each stratum
   * @param merged how many rows there are besides, that tell nothing of the background
   */
  static Generalisation of(Strata strata, Map<Integer, Long> counts, long merged, int k) {
    return new Generalisation(new Search(strata, counts, merged, k).run());
  }

  /** What rows of a stratum say. */
  List<Integer> of(int stratum) {
    List<Integer> values = byStratum.get(stratum);
    if (values == null) {
      throw new IllegalArgumentException("no rows were counted of stratum " + stratum);
    }
    return values;
  }
}
