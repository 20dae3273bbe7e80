package nl.telmee.tally;

import java.util.Arrays;

/** Counts by cell. Immutable: the array is not copied, who makes it leaves it alone afterwards. */
public final class Counts {
  private final long[] byCell;

  public Counts(long[] byCell) {
    this.byCell = byCell;
  }

  /** The count of a cell. */
  public long at(int cell) {
    return byCell[cell];
  }

  /** How many cells there are. */
  public int size() {
    return byCell.length;
  }

  /** Nothing counted. */
  public static Counts none(Cells cells) {
    return new Counts(new long[cells.count()]);
  }

  public long responses() {
    return byCell[Cells.RESPONSES];
  }

  /** Both together. */
  public Counts plus(Counts other) {
    long[] sum = byCell.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.byCell[i];
    }
    return new Counts(sum);
  }

  /** This without what the other holds. */
  public Counts minus(Counts other) {
    long[] rest = byCell.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= other.byCell[i];
    }
    return new Counts(rest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counts counts && Arrays.equals(byCell, counts.byCell);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(byCell);
  }

  @Override
  public String toString() {
    return Arrays.toString(byCell);
  }
}
