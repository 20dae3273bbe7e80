package nl.telmee.story;

import java.util.List;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.web.Words;

/** How often a group was reached, as a line of a table. */
public record ReachRow(String group, String reached, String partly, String not) {
  /** Of the groups of which it is known at least once. */
  static List<ReachRow> of(Words words, List<Reached> reached) {
    return reached.stream()
        .filter(one -> one.known() > 0)
        .map(
            one ->
                new ReachRow(
                    name(words, one.category()),
                    words.count(one.times(Stakeholder.Reach.REACHED)),
                    words.count(one.times(Stakeholder.Reach.PARTLY)),
                    words.count(one.times(Stakeholder.Reach.NOT))))
        .toList();
  }

  /** What a category is called: a message, or what somebody wrote. */
  static String name(Words words, String category) {
    return Stakeholder.Category.of(category)
        .map(one -> words.say("trajectory.category." + one.word()))
        .orElse(category);
  }
}
