package nl.telmee.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one figure was in each round. Not empty. */
record Series(List<Double> values) {
  Series {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
  }

  /** The middle one; of an even number the mean of the two in the middle. */
  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  double lowest() {
    return Collections.min(values);
  }

  double highest() {
    return Collections.max(values);
  }

  /** This over the other, round by round: what else the machine did in a round met both. */
  Series over(Series other) {
    if (other.values.size() != values.size()) {
      throw new IllegalArgumentException("measured in other rounds");
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return new Series(ratios);
  }

  /** What could be done of two things after one another: 1/(1/this + 1/other), round by round. */
  Series limitWith(Series other) {
    if (other.values.size() != values.size()) {
      throw new IllegalArgumentException("measured in other rounds");
    }
    List<Double> limits = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      limits.add(1 / (1 / values.get(i) + 1 / other.values.get(i)));
    }
    return new Series(limits);
  }
}
