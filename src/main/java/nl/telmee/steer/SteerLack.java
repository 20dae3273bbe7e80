package nl.telmee.steer;

import java.util.Set;
import nl.telmee.trajectory.Condition;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Permissions;
import nl.telmee.trajectory.Section;

/**
 * Something that is missing.
 *
 * @param sentence what to do
 * @param address where it is done
 * @param by who does it, when the caller does not; empty: the caller does
 */
public record SteerLack(String sentence, String address, String by) {
  static SteerLack of(SteerWork work, Condition condition) {
    Set<Party> writers = writers(condition);
    return new SteerLack(
        work.words().say("trajectory.condition." + condition.word()),
        address(work, condition),
        writers.stream().anyMatch(work.standing().parties()::contains) ? "" : work.names(writers));
  }

  private static Set<Party> writers(Condition condition) {
    return Section.Kind.of(condition.where())
        .map(Permissions::writers)
        .or(() -> Item.Kind.ofPlural(condition.where()).map(Permissions::writers))
        .orElse(Set.of(Party.MUNICIPALITY));
  }

  private static String address(SteerWork work, Condition condition) {
    if (condition == Condition.STEPS_DONE) {
      return work.base() + "#line";
    }
    if (condition == Condition.PUBLISHED) {
      return work.base() + "#publish";
    }
    return SteerLink.address(work.base(), condition.where());
  }
}
