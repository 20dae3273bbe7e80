package nl.telmee.steer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a change made otherwise.
 *
 * @param before what it said; empty: nothing yet
 * @param now what it says since; empty: nothing any more
 */
public record HistoryFact(String label, String before, String now) {
  /** What differs between two states of one thing, in the order of what it says now. */
  static List<HistoryFact> between(List<SectionFact> before, List<SectionFact> now) {
    Map<String, String> old = new LinkedHashMap<>();
    before.forEach(fact -> old.putIfAbsent(fact.label(), fact.text()));
    List<HistoryFact> changed = new ArrayList<>();
    for (SectionFact fact : now) {
      String was = old.remove(fact.label());
      if (!fact.text().equals(was)) {
        changed.add(new HistoryFact(fact.label(), was == null ? "" : was, fact.text()));
      }
    }
    old.forEach((label, text) -> changed.add(new HistoryFact(label, text, "")));
    return changed;
  }
}
