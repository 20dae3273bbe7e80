package nl.telmee.spread;

import java.time.Instant;
import java.util.UUID;

/**
 * Codes that were made together, for a class, a club or a pile of paper forms.
 *
 * @param issued how many were made
 * @param withdrawn how many were taken back unused
 * @param left how many can still be used
 */
public record CodeGroup(
    UUID id, String name, Kind kind, int issued, int withdrawn, int left, Instant madeAt) {
  /** What the codes are for. */
  public enum Kind {
    /** Access codes on cards. */
    CODE,
    /** Numbers of paper forms. */
    PAPER
  }

  /** How many were used; nobody knows for which response. */
  public int used() {
    return issued - withdrawn - left;
  }
}
