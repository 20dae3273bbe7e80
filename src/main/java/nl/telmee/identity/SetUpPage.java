package nl.telmee.identity;

import nl.telmee.web.Frame;
import nl.telmee.web.Qr;

/**
 * The page to set up the second factor.
 *
 * @param action where the form goes
 * @param qr the picture that the app scans
 * @param secret the same as text
 * @param address the same as a link, for who reads this on the phone that has the app
 * @param next where to go afterwards
 * @param asksCurrent whether a code of the present second factor is asked too
 * @param error why it did not succeed; empty at first
 */
public record SetUpPage(
    Frame frame,
    String action,
    Qr qr,
    String secret,
    String address,
    String next,
    boolean asksCurrent,
    String error) {
  static SetUpPage of(
      Frame frame, String action, String email, Totp totp, String next, String error) {
    String address = totp.address(email, "Telmee");
    return new SetUpPage(frame, action, Qr.of(address), totp.text(), address, next, false, error);
  }

  /** The same, and whether a code of the present second factor is asked too. */
  SetUpPage asking(boolean current) {
    return new SetUpPage(frame, action, qr, secret, address, next, current, error);
  }
}
