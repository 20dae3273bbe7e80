package nl.telmee.mail;

import io.vertx.ext.mail.SMTPException;

/** The other side knows no such address; trying again does not help. */
public final class Undeliverable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MAILBOX_UNAVAILABLE = 550;
  private static final int MAILBOX_NAME = 553;

  public Undeliverable() {
    super("there is no such address", null, false, false);
  }

  /** Whether a mail server answered so (RFC 5321 §4.2.3). */
  static boolean is(Throwable failure) {
    return failure instanceof SMTPException refused
        && refused.getReplyCode() >= MAILBOX_UNAVAILABLE
        && refused.getReplyCode() <= MAILBOX_NAME;
  }
}
