package nl.telmee.story;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.Stakeholder.Reach;
import nl.telmee.trajectory.StakeholderMap;

/**
 * Whom one wanted to reach, and whether they were reached.
 *
 * @param counts how many groups were reached, partly, not; those that are none are not there
 * @param groups those that were not reached first
 */
public record Invited(List<Chip> counts, List<Group> groups) {
  private static final List<Reach> ORDER =
      List.of(Reach.NOT, Reach.PARTLY, Reach.UNKNOWN, Reach.REACHED);

  /** A count in words. */
  public record Chip(String text, String look) {}

  /**
   * A group of people.
   *
   * @param approach what is done to reach them; may be empty
   * @param note what else is worth knowing; may be empty
   */
  public record Group(String name, String reach, String look, String approach, String note) {}

  static Invited of(Reading reading) {
    List<Stakeholder> concerned =
        reading
            .trajectory()
            .content()
            .section(StakeholderMap.class)
            .orElse(StakeholderMap.EMPTY)
            .concerned()
            .toList();
    List<Chip> counts = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    for (Reach reach : ORDER) {
      List<Stakeholder> those = concerned.stream().filter(one -> one.reach() == reach).toList();
      those.forEach(one -> groups.add(group(reading, one)));
      if (!those.isEmpty()) {
        String key = "story.groups." + reach.word();
        counts.addFirst(new Chip(reading.words().count(key, those.size()), look(reach)));
      }
    }
    return new Invited(counts, groups);
  }

  private static Group group(Reading reading, Stakeholder one) {
    return new Group(
        ReachRow.name(reading.words(), one.category()),
        reading.say("trajectory.reach." + one.reach().word()),
        look(one.reach()),
        one.approach(),
        one.note());
  }

  private static String look(Reach reach) {
    return switch (reach) {
      case REACHED -> "yes";
      case PARTLY -> "part";
      case NOT -> "no";
      case UNKNOWN -> "plain";
    };
  }
}
