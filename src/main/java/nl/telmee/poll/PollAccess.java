package nl.telmee.poll;

/** Who may answer. */
public enum PollAccess {
  /** Everybody, once on each phone. */
  OPEN,
  /** Who has an access code that was not used yet. */
  CODE,
  /** Members of a panel, each with the code that came with an invitation. */
  PANEL;

  /** Whether an answer needs a code. */
  public boolean takesCodes() {
    return this != OPEN;
  }
}
