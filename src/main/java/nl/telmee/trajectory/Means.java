package nl.telmee.trajectory;

import java.util.List;
import nl.telmee.web.Fields;

/**
 * What the trajectory may cost and takes, and between whom that is divided.
 *
 * @param costs by year
 * @param youthPercent which part is for youth; the rest is for adults
 * @param inhabitants of who pays; empty: nothing is divided
 */
public record Means(List<Cost> costs, int youthPercent, List<Share> inhabitants)
    implements Section {
  public static final int MOST = 60;
  public static final int LONGEST_NAME = 120;
  private static final int RICHEST = 1_000_000_000;
  private static final int LONGEST_HOURS = 1_000_000;
  private static final int WHOLE = 100;
  private static final int HALF = 50;

  public Means {
    costs = List.copyOf(costs);
    inhabitants = List.copyOf(inhabitants);
  }

  /**
   * What is spent on something in a year.
   *
   * @param euros planned
   * @param spent euros spent so far
   * @param hours of staff
   */
  public record Cost(String what, int year, int euros, int spent, int hours) {
    static Cost read(Fields fields) {
      Cost read =
          new Cost(
              fields.text("what", LONGEST_NAME),
              fields.whole("year", 2000, 2100),
              fields.whole("euros", 0, RICHEST, 0),
              fields.whole("spent", 0, RICHEST, 0),
              fields.whole("hours", 0, LONGEST_HOURS, 0));
      fields.end();
      return read;
    }
  }

  /**
   * Who pays along.
   *
   * @param name of the municipality
   * @param inhabitants on the day that was agreed
   * @param youth whether it pays for youth along
   * @param adults whether it pays for adults along
   */
  public record Share(String name, int inhabitants, boolean youth, boolean adults) {
    static Share read(Fields fields) {
      Share read =
          new Share(
              fields.text("name", LONGEST_NAME),
              fields.whole("inhabitants", 1, RICHEST),
              fields.truth("youth", true),
              fields.truth("adults", true));
      fields.end();
      return read;
    }
  }

  static Means read(Fields fields) {
    Means read =
        new Means(
            fields.objects("costs", 0, MOST).stream().map(Cost::read).toList(),
            fields.whole("youthPercent", 0, WHOLE, HALF),
            fields.objects("inhabitants", 0, MOST).stream().map(Share::read).toList());
    fields.end();
    return read;
  }
}
