package nl.telmee.webhook;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that messages are signed with (Standard Webhooks 1.0.0, symmetric signatures). Never print
 * it but to who made it.
 */
record Secret(Buffer key) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 32;

  static Secret make() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return new Secret(Buffer.buffer(bytes));
  }

  /** As a receiver stores it. */
  String text() {
    return "whsec_" + Base64.getEncoder().encodeToString(key.getBytes());
  }

  @Override
  public String toString() {
    return "whsec_…";
  }

  /**
   * The header {@code webhook-signature}: one signature by each secret.
   *
   * @param seconds since the epoch, the header {@code webhook-timestamp}
   */
  static String signature(List<Secret> secrets, UUID id, long seconds, byte[] body) {
    byte[] head = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + secret.sign(head, body))
        .collect(Collectors.joining(" "));
  }

  private String sign(byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(), ALGORITHM));
      mac.update(head);
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // Every Java has this algorithm.
    }
  }
}
