package nl.telmee.config;

/** A setting that the program cannot start with; the message is one line that names it. */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidSettings(String message) {
    super(message);
  }
}
