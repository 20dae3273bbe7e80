package nl.telmee.hearing;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Section;

/**
 * Says which text of a part somebody had before their eyes when they began to type. The revision of
 * a trajectory counts every change of it; who words one finding is not stopped by who words
 * another.
 */
final class Seen {
  /** Of what was not there yet. */
  static final String NOTHING = "";

  private Seen() {}

  static String of(Item item) {
    return of(item.json().toString());
  }

  static String of(Section section) {
    return of(section.json().toString());
  }

  private static String of(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
