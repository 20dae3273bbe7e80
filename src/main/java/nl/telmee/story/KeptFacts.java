package nl.telmee.story;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.telmee.trajectory.Print;

/**
 * The facts of trajectories by their prints. What changed has another print, so nothing in here is
 * ever out of date, whichever node changed it; what nobody asks for any more goes first. Thread:
 * any.
 */
final class KeptFacts {
  private final Map<Print, Facts> kept;

  /**
   * @param most how many trajectories are kept
   */
  KeptFacts(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Print, Facts> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<Facts> find(Print print) {
    return Optional.ofNullable(kept.get(print));
  }

  synchronized void keep(Print print, Facts facts) {
    kept.put(print, facts);
  }

  synchronized int size() {
    return kept.size();
  }
}
