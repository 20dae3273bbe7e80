package nl.telmee.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.telmee.id.PollId;

/**
 * Proof that a phone answered a poll: a random number and its signature for that poll. It is stored
 * nowhere here and has nothing in common with the response key, so it leads to no response;
 * receipts of two polls have nothing in common either.
 *
 * <p>May be used from any thread.
 */
final class Receipts {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int NONCE_BYTES = 9;
  private static final int SIGNATURE_BYTES = 15;
  private static final int TOKEN_LENGTH = 32;

  private final ThreadLocal<Mac> mac;

  Receipts(SigningKeys keys) {
    byte[] secret = keys.receipt().getBytes();
    this.mac = ThreadLocal.withInitial(() -> mac(secret));
  }

  private static Mac mac(byte[] secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new receipt for a poll: 32 characters that may stand in an address. */
  String issue(PollId poll) {
    byte[] token = new byte[NONCE_BYTES + SIGNATURE_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    ThreadLocalRandom.current().nextBytes(nonce);
    System.arraycopy(nonce, 0, token, 0, NONCE_BYTES);
    System.arraycopy(sign(poll, nonce), 0, token, NONCE_BYTES, SIGNATURE_BYTES);
    return Base64.getUrlEncoder().encodeToString(token);
  }

  /** Whether the text is a receipt for the poll. */
  boolean proves(PollId poll, String text) {
    if (text.length() != TOKEN_LENGTH) {
      return false;
    }
    try {
      byte[] token = Base64.getUrlDecoder().decode(text);
      byte[] nonce = Arrays.copyOf(token, NONCE_BYTES);
      byte[] signature = Arrays.copyOfRange(token, NONCE_BYTES, token.length);
      return MessageDigest.isEqual(signature, sign(poll, nonce));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private byte[] sign(PollId poll, byte[] nonce) {
    ByteBuffer signed = ByteBuffer.allocate(Long.BYTES * 2 + NONCE_BYTES);
    signed.putLong(poll.value().getMostSignificantBits());
    signed.putLong(poll.value().getLeastSignificantBits());
    signed.put(nonce);
    return Arrays.copyOf(mac.get().doFinal(signed.array()), SIGNATURE_BYTES);
  }
}
