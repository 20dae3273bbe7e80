package nl.telmee.browser;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An app on a telephone that shows codes (RFC 6238), written from the RFC and not from the program.
 *
 * @param secret as the page spells it, in Base32
 */
record Authenticator(String secret) {
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** The code of this moment, or of so many half minutes later. */
  String code(int later) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
      long step = Instant.now().getEpochSecond() / 30 + later;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fff_ffff;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] bytes() {
    String letters = secret.replaceAll("[^A-Z2-7]", "");
    ByteBuffer bytes = ByteBuffer.allocate(letters.length() * 5 / 8);
    int held = 0;
    int bits = 0;
    for (int i = 0; i < letters.length(); i++) {
      held = held << 5 | BASE_32.indexOf(letters.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (held >> bits));
        held &= (1 << bits) - 1;
      }
    }
    return bytes.array();
  }
}
