package nl.telmee.mail;

/**
 * A mail server refuses this address, or this mail for it, for good (a reply 55x); or a gateway
 * says that there is no such number.
 */
public final class AddressRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reply what it answered
   */
  public AddressRefused(int reply) {
    super("refused with " + reply, null, false, false);
  }
}
