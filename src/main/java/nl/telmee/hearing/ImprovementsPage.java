package nl.telmee.hearing;

import java.util.List;
import nl.telmee.signal.Typed;

/**
 * What will be done better.
 *
 * @param recommended by who looked back, not an action yet
 * @param closed why nothing can be added; empty: it can
 */
public record ImprovementsPage(
    Around around, List<Recommended> recommended, List<Line> lines, String closed) {
  public ImprovementsPage {
    recommended = List.copyOf(recommended);
    lines = List.copyOf(lines);
  }

  /** A recommendation, and the form that makes it an action. */
  public record Recommended(String text, String address) {}

  /**
   * An action.
   *
   * @param tone class of the chip of its standing
   * @param who sees to it and until when, in words
   * @param late whether its day is behind
   */
  public record Line(
      String id,
      String address,
      String text,
      String standing,
      String tone,
      String who,
      String note,
      boolean late) {}

  /** The form of one. */
  public record One(
      Around around,
      Typed typed,
      String heading,
      List<Choice> standings,
      String action,
      String closed) {}
}
