package nl.telmee.contact;

import io.vertx.core.Future;

/**
 * Whoever takes our text messages. A municipality has a contract with one of many; this is all that
 * Telmee needs of it. {@link HttpSms} speaks to a gateway over HTTP; for another kind of gateway,
 * write a class that does this and put it in {@code App}.
 */
public interface SmsGateway {
  /**
   * A text message.
   *
   * @param to number with its country, like {@code +31612345678}
   * @param id the same when the same message is sent again, so that a gateway may drop it
   */
  record Sms(String to, String text, String id) {}

  /**
   * Hands a message over. Succeeds when the gateway took it; fails with {@link
   * nl.telmee.mail.AddressRefused} when there is no such number, with {@link Later} when it asks
   * for patience, with anything else when it may work another time. Thread: any.
   */
  Future<Void> send(Sms sms);

  /** The gateway is too busy. */
  final class Later extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long seconds;

    /**
     * @param seconds until it may be tried again
     */
    public Later(long seconds) {
      super("the gateway asks for patience", null, false, false);
      this.seconds = seconds;
    }

    /** Seconds until it may be tried again. */
    public long seconds() {
      return seconds;
    }
  }
}
