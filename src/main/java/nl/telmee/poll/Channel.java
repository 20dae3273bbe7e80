package nl.telmee.poll;

/** How a response came. The order is the number in the database and never changes. */
public enum Channel {
  /** By one's own phone or computer. */
  WEB,
  /** The same, with an access code of a school or club. */
  CODE,
  /** On paper, typed in by staff. */
  PAPER
}
