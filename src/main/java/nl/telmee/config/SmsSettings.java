package nl.telmee.config;

import java.net.URI;
import java.util.Set;

/**
 * The gateway that takes our text messages.
 *
 * @param url where they are posted
 * @param token that lets us in
 * @param from what stands as the sender: up to 11 letters and digits, or a number
 */
public record SmsSettings(String url, String token, String from) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  /**
   * Checks what belongs together.
   *
   * @throws InvalidSettings with one line
   */
  static SmsSettings of(String url, String token, String from) {
    if (!trusted(url)) {
      throw new InvalidSettings("TELMEE_SMS_URL must be an https address");
    }
    if (token.isEmpty() || !from.matches("[A-Za-z0-9 ]{1,11}|\\+\\d{6,15}")) {
      throw new InvalidSettings(
          "TELMEE_SMS_URL needs TELMEE_SMS_TOKEN, and a sender in TELMEE_SMS_FROM: up to 11"
              + " letters and digits, or a number like +31612345678");
    }
    return new SmsSettings(url, token, from);
  }

  /** Over https, or on this very machine. */
  private static boolean trusted(String url) {
    try {
      URI uri = URI.create(url);
      boolean here = THIS_MACHINE.contains(String.valueOf(uri.getHost()));
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme())));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return url + " from " + from;
  }
}
