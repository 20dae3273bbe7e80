package nl.telmee.identity;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Uuids;
import org.jspecify.annotations.Nullable;

/**
 * What renews a session: the session's id and 32 random bytes, of which only the hash is stored.
 *
 * @param session which session
 * @param text the whole token as its holder sends it
 */
record RefreshToken(UUID session, String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int ID_LENGTH = 36;
  private static final int LENGTH = ID_LENGTH + 1 + 43;

  static RefreshToken make(UUID session) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new RefreshToken(
        session, session + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token that a text may be; whether it is valid is in the database. */
  static Optional<RefreshToken> parse(@Nullable String text) {
    if (text == null || text.length() != LENGTH || text.charAt(ID_LENGTH) != '.') {
      return Optional.empty();
    }
    return Uuids.parse(text.substring(0, ID_LENGTH)).map(id -> new RefreshToken(id, text));
  }

  Buffer hash() {
    try {
      return Buffer.buffer(
          MessageDigest.getInstance("SHA-256")
              .digest(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "RefreshToken[" + session + "]";
  }
}
