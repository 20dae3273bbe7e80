package nl.telmee.hearing;

import java.util.List;
import nl.telmee.signal.Typed;
import org.jspecify.annotations.Nullable;

/**
 * What the board did with each finding.
 *
 * @param who whose decisions these are, and who writes them down
 * @param closed why nothing can be decided now; empty: it can
 * @param open how many findings wait, in a sentence; empty: none
 */
public record DecisionsPage(
    Around around, String who, String closed, String open, List<Line> lines) {
  public DecisionsPage {
    lines = List.copyOf(lines);
  }

  /**
   * A finding with what was decided.
   *
   * @param decision null: nothing yet
   */
  public record Line(FindingView finding, @Nullable Decided decision) {
    /** Whether it waits for a decision. */
    boolean open() {
      return decision == null || !decision.outdated().isEmpty();
    }
  }

  /**
   * A decision.
   *
   * @param tone class of its chip
   * @param outdated that it was decided on what the finding said before; empty: it was not
   * @param told whether those who took part were told of it, in words
   */
  public record Decided(
      String outcome,
      String tone,
      String reason,
      String day,
      String outdated,
      String told,
      List<FindingView.Earlier> earlier) {
    public Decided {
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * The form of one decision.
   *
   * @param again whether it was decided before, so that this is a correction
   */
  public record One(
      Around around,
      Typed typed,
      Line line,
      String who,
      String closed,
      List<Choice> outcomes,
      String action,
      boolean again) {
    public One {
      outcomes = List.copyOf(outcomes);
    }
  }
}
