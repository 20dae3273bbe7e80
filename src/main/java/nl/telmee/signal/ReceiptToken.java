package nl.telmee.signal;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** The secret with which somebody comes back to a signal: 144 random bits, kept as their hash. */
record ReceiptToken(String text) {
  private static final Pattern FORM = Pattern.compile("[\\w-]{24}");
  private static final int BYTES = 18;
  private static final SecureRandom RANDOM = new SecureRandom();

  ReceiptToken {
    if (!FORM.matcher(text).matches()) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
  }

  static ReceiptToken make() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new ReceiptToken(Base64.getUrlEncoder().encodeToString(bytes));
  }

  Buffer hash() {
    return sha256(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  static Buffer sha256(byte[] bytes) {
    try {
      return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "ReceiptToken[***]";
  }
}
