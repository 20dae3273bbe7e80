package nl.telmee.identity;

import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Base64;

/** What makes a mailed link work: 256 random bits, of which the database has the hash only. */
public record LinkToken(String text) {
  private static final int BYTES = 32;
  private static final int LONGEST = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  public LinkToken {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("no token of ours");
    }
  }

  /** A new one. */
  public static LinkToken make() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What the database has of it. */
  public Buffer hash() {
    return Sha256.of(text);
  }

  @Override
  public String toString() {
    return "LinkToken[***]";
  }
}
