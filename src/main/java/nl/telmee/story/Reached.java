package nl.telmee.story;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.trajectory.Stakeholder;

/**
 * How often a category of people was reached, in trajectories that touch them.
 *
 * @param category a word of the checklist, or what somebody added to it
 * @param times by whether they were reached
 */
record Reached(String category, Map<Stakeholder.Reach, Integer> times) {
  Reached {
    times = Map.copyOf(times);
  }

  int times(Stakeholder.Reach reach) {
    return times.getOrDefault(reach, 0);
  }

  /** In how many trajectories it is known whether they were reached. */
  int known() {
    return times(Stakeholder.Reach.REACHED)
        + times(Stakeholder.Reach.PARTLY)
        + times(Stakeholder.Reach.NOT);
  }

  /** Those of the checklist first, in its order; only those that a trajectory touches. */
  static List<Reached> of(List<Facts> trajectories) {
    Map<String, Map<Stakeholder.Reach, Integer>> all = new LinkedHashMap<>();
    for (String word : Stakeholder.Category.words()) {
      all.put(word, new EnumMap<>(Stakeholder.Reach.class));
    }
    for (Facts trajectory : trajectories) {
      trajectory
          .reach()
          .forEach(
              (category, reach) ->
                  all.computeIfAbsent(category, _ -> new EnumMap<>(Stakeholder.Reach.class))
                      .merge(reach, 1, Integer::sum));
    }
    List<Reached> reached = new ArrayList<>();
    all.forEach(
        (category, times) -> {
          if (!times.isEmpty()) {
            reached.add(new Reached(category, times));
          }
        });
    return reached;
  }
}
