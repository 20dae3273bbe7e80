package nl.telmee.steer;

import nl.telmee.trajectory.Section;
import nl.telmee.web.Words;

/** A way to a part of a trajectory. */
public record SteerLink(String address, String label) {
  /**
   * To a part.
   *
   * @param where the word of a section, or the plural of items
   */
  static SteerLink to(Words words, String base, String where) {
    return new SteerLink(
        address(base, where),
        Section.Kind.of(where).isPresent()
            ? words.say("steer.section." + where)
            : words.say("trajectory.desk." + where));
  }

  static String address(String base, String where) {
    return Section.Kind.of(where).isPresent() ? base + "/sections/" + where : base + "/" + where;
  }
}
