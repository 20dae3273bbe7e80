package nl.telmee.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a measure has seen so far, by the name of the figure, a value for each round. */
final class Figures {
  private final Map<String, List<Double>> seen = new LinkedHashMap<>();

  void add(String name, double value) {
    seen.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  /** All rounds of a figure. */
  Series of(String name) {
    return new Series(seen.getOrDefault(name, List.of()));
  }

  boolean has(String name) {
    return seen.containsKey(name);
  }

  /** Forgets all, as after warming up. */
  void clear() {
    seen.clear();
  }
}
