package nl.telmee.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.id.PollId;

/** What a batch of responses adds to the tally. Filled, then written once. Thread: one. */
public final class Addition {
  /** Cells in a row of the table. */
  static final int PART = 128;

  private static final Comparator<Part> ORDER =
      Comparator.comparing((Part part) -> part.poll().value())
          .thenComparingInt(Part::number)
          .thenComparingInt(Part::stratum);

  private record Group(PollId poll, int stratum) {}

  /**
   * A row that is added to.
   *
   * @param number of the part, from 0
   * @param counts by cell, from the first of the part
   */
  record Part(PollId poll, int number, int stratum, Counts counts) {}

  private final Map<Group, long[]> sums = new HashMap<>();

  /** The counts of a stratum, by cell, to add to. */
  public long[] counts(PollId poll, int stratum, int cells) {
    return sums.computeIfAbsent(new Group(poll, stratum), _ -> new long[cells]);
  }

  public boolean isEmpty() {
    return sums.isEmpty();
  }

  /** The rows that change, in the order in which every writer locks them. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    sums.forEach((group, counts) -> addParts(parts, group, counts));
    parts.sort(ORDER);
    return parts;
  }

  private static void addParts(List<Part> parts, Group group, long[] counts) {
    for (int from = 0; from < counts.length; from += PART) {
      long[] part = Arrays.copyOfRange(counts, from, Math.min(from + PART, counts.length));
      if (Arrays.stream(part).anyMatch(count -> count != 0)) {
        parts.add(new Part(group.poll(), from / PART, group.stratum(), new Counts(part)));
      }
    }
  }
}
