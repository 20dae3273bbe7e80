package nl.telmee.mail;

/** The mail server refuses this address, or this mail for it, for good (a reply 55x). */
public final class AddressRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AddressRefused(int reply) {
    super("refused with " + reply, null, false, false);
  }
}
