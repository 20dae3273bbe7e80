package nl.telmee.config;

/** Whether staff who sign in with a password need a second factor. */
public enum SecondFactor {
  /** Nobody gets any further on the pages before it is set up. */
  REQUIRED,
  /** Who has set it up is asked for it, who has not is advised to. */
  ADVISED
}
