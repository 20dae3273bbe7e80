package nl.telmee.poll;

/** Who may answer. */
public enum PollAccess {
  /** Everybody, once on each phone. */
  OPEN,
  /** Who has an access code that was not used yet. */
  CODE
}
