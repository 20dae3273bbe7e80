package nl.telmee.identity;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that change every thirty seconds (RFC 6238 with HMAC-SHA-1, the one that all
 * authenticator apps know). A code of the step before or after is taken too, as clocks differ; no
 * code is taken twice. Immutable.
 *
 * @param secret what the app and we know, at least 16 bytes (RFC 4226 §4, R6)
 */
record Totp(Buffer secret) {
  static final int DIGITS = 6;
  private static final int STEP_SECONDS = 30;
  private static final int SECRET_BYTES = 20;
  private static final int DRIFT_STEPS = 1;
  private static final int MODULUS = 1_000_000;
  private static final String ALGORITHM = "HmacSHA1";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new secret. */
  static Totp make() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new Totp(Buffer.buffer(bytes));
  }

  /** The number of the thirty seconds that a moment is in. */
  static long step(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), (long) STEP_SECONDS);
  }

  /** The code of a step. */
  String code(long step) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(), ALGORITHM));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return String.format("%0" + DIGITS + "d", number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The step whose code this is.
   *
   * @param typed as it was typed: blanks do not matter
   * @param usedStep the newest step of which a code was used already
   */
  OptionalLong stepOf(String typed, Instant now, long usedStep) {
    byte[] code = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    long current = step(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = current - DRIFT_STEPS; step <= current + DRIFT_STEPS; step++) {
      byte[] right = code(step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(right, code) && step > usedStep) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The secret as one types it into an app, in groups of four. */
  String text() {
    return Base32.encode(secret.getBytes()).replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** What the QR code holds. */
  String address(String email, String issuer) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&digits=%d&period=%d"
        .formatted(
            escaped(issuer),
            escaped(email),
            Base32.encode(secret.getBytes()),
            escaped(issuer),
            DIGITS,
            STEP_SECONDS);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return "Totp[***]";
  }
}
