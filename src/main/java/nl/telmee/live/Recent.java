package nl.telmee.live;

import java.util.ArrayList;
import java.util.List;

/**
 * The end of the log as a node remembers it: everything after one cursor up to another, without a
 * gap. Immutable.
 *
 * @param before cursor of what stands before the first
 * @param last cursor of the newest event that the node has seen
 */
record Recent(long before, long last, List<Happened> events) {
  /** More is read from the database. */
  private static final int MOST = 1_000;

  /** A node that has seen nothing of the log but where it ends. */
  static Recent startingAt(long cursor) {
    return new Recent(cursor, cursor, List.of());
  }

  /** The same with what came after it. */
  Recent with(List<Happened> newer) {
    if (newer.isEmpty()) {
      return this;
    }
    List<Happened> all = new ArrayList<>(events);
    all.addAll(newer);
    int gone = Math.max(0, all.size() - MOST);
    long start = gone == 0 ? before : all.get(gone - 1).event().seq();
    return new Recent(
        start, newer.getLast().event().seq(), List.copyOf(all.subList(gone, all.size())));
  }

  /** Whether all that happened after a cursor is here. */
  boolean reaches(long cursor) {
    return cursor >= before;
  }

  /** What happened after a cursor that is reached. The log has no gaps, so its place is known. */
  List<Happened> after(long cursor) {
    return cursor >= last ? List.of() : events.subList((int) (cursor - before), events.size());
  }
}
