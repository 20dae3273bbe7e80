package nl.telmee.web;

/** Who may call a route. Each route says it on the line that mounts it; there is no default. */
public enum Access {
  /** Everybody, without signing in. */
  ANYONE,
  /** Anybody who signed in, also viewers and council members. */
  MEMBER,
  /** A signed-in administrator, editor or council member. */
  COUNCIL,
  /**
   * Anybody who signed in and acts in the trajectory of the address, by account or by a seat: also
   * a viewer. What is done asks for the standing before it does anything.
   */
  SEATED,
  /** A signed-in administrator or editor. */
  STAFF,
  /** A signed-in administrator. */
  ADMINISTRATOR
}
