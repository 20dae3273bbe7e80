package nl.telmee.intake;

import java.util.Arrays;

/**
 * What one response adds to the tally: cells, and how much to each. Filled once, then only read.
 */
final class Contribution {
  private static final int USUAL = 24;

  private int[] cells = new int[USUAL];
  private long[] amounts = new long[USUAL];
  private int size;

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

  int size() {
    return size;
  }

  int cell(int index) {
    return cells[index];
  }

  long amount(int index) {
    return amounts[index];
  }
}
