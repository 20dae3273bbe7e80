package nl.telmee.feed;

import java.util.Locale;

/** How a decision about what residents said, or the answer to a signal, came out. */
public enum Outcome {
  ADOPTED,
  PARTLY_ADOPTED,
  NOT_ADOPTED,
  /** A signal went into a trajectory or onto the agenda. */
  TAKEN_UP,
  ANSWERED,
  REFUSED;

  /** As in the data of an event: {@code partly-adopted}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
