package nl.telmee.trajectory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Divides the costs of a year between municipalities by their inhabitants: the part for youth
 * between those that pay for youth, the rest between those that pay for adults. The rule, and its
 * rounding of each share by itself, are those of the regional proposal on participation of Gooi en
 * Vechtstreek (November 2024); so the sum of a column may differ from its total by some euros, and
 * {@link Column#rounding} says by how many.
 *
 * @param year of the costs
 * @param total euros
 */
public record Division(int year, int total, Column youth, Column adults) {
  /**
   * One part.
   *
   * @param euros to divide
   * @param inhabitants of all who pay along
   * @param rows who pays what
   */
  public record Column(int euros, int inhabitants, List<Row> rows) {
    /** Euros by which the shares together differ from what is divided. */
    public int rounding() {
      return rows.stream().mapToInt(Row::euros).sum() - (rows.isEmpty() ? 0 : euros);
    }
  }

  /** What one pays. */
  public record Row(String name, int inhabitants, int euros) {}

  /** The division of each year that has costs, in order. */
  public static List<Division> of(Means means) {
    List<Division> divisions = new ArrayList<>();
    means.costs().stream()
        .map(Means.Cost::year)
        .distinct()
        .sorted()
        .forEach(year -> divisions.add(of(means, year)));
    return divisions;
  }

  private static Division of(Means means, int year) {
    int total =
        means.costs().stream()
            .filter(cost -> cost.year() == year)
            .mapToInt(Means.Cost::euros)
            .sum();
    int youth = part(total, means.youthPercent(), 100);
    return new Division(
        year,
        total,
        column(means, youth, Means.Share::youth),
        column(means, total - youth, Means.Share::adults));
  }

  private static Column column(Means means, int euros, Predicate<Means.Share> pays) {
    List<Means.Share> payers = means.inhabitants().stream().filter(pays).toList();
    int inhabitants = payers.stream().mapToInt(Means.Share::inhabitants).sum();
    return new Column(
        euros,
        inhabitants,
        payers.stream()
            .map(
                payer ->
                    new Row(
                        payer.name(),
                        payer.inhabitants(),
                        part(euros, payer.inhabitants(), inhabitants)))
            .toList());
  }

  /** {@code euros × part ÷ whole}, rounded half up. */
  private static int part(int euros, int part, int whole) {
    return BigDecimal.valueOf(euros)
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        .intValueExact();
  }
}
