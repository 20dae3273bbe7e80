package nl.telmee.poll;

/** How a response came. */
public enum Channel {
  /** By one's own phone or computer. */
  WEB(0),
  /** The same, with an access code of a school or club. */
  CODE(1),
  /** On paper, typed in by staff. */
  PAPER(2);

  private final int number;

  Channel(int number) {
    this.number = number;
  }

  /** The number in the database, which never changes. */
  public int number() {
    return number;
  }
}
