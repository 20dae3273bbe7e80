package nl.telmee.intake;

import java.util.Arrays;

/**
 * What one response adds to the tally: cells, and how much to each. Filled once, then only read.
 */
final class Contribution {
  private static final int USUAL = 24;

  private int[] cells = new int[USUAL];
  private long[] amounts = new long[USUAL];
  private final int width;
  private int size;

  /**
   * @param width of how many cells the tally of its poll is
   */
  Contribution(int width) {
    this.width = width;
  }

  void add(int cell) {
    add(cell, 1);
  }

  void add(int cell, long amount) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, size * 2);
      amounts = Arrays.copyOf(amounts, size * 2);
    }
    cells[size] = cell;
    amounts[size] = amount;
    size++;
  }

  /** Adds to counts by cell. */
  void addTo(long[] counts) {
    for (int i = 0; i < size; i++) {
      counts[cells[i]] += amounts[i];
    }
  }

  /** Of how many cells the tally of its poll is. */
  int width() {
    return width;
  }
}
