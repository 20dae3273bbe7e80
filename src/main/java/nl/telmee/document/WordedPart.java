package nl.telmee.document;

import nl.telmee.trajectory.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A part of a paper: what the program writes in it, and what somebody wrote instead.
 *
 * @param label what the part is called for who edits it
 * @param wording null: the words of the program stand
 */
public record WordedPart(String label, Piece written, @Nullable Wording wording) {
  public String key() {
    return written.key();
  }

  /** Whether the program would not write now what it wrote when this was worded. */
  public boolean outdated() {
    return wording != null && !wording.basis().equals(written.basis());
  }

  /** The words that stand. */
  public String text() {
    return wording == null ? written.prose() : wording.text();
  }

  Piece shown() {
    return wording == null ? written : written.worded(wording.text());
  }
}
