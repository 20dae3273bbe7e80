package nl.telmee.identity;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A try to sign in at a provider: what the browser that began it keeps, signed by us, until it
 * comes back. What comes back to another browser is refused.
 *
 * @param state goes to the provider and comes back
 * @param verifier its hash goes to the provider first, it follows with the code (RFC 7636)
 * @param nonce comes back inside the signed token
 * @param next where to go afterwards
 */
record OpenIdAttempt(String state, String verifier, String nonce, String next) {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static OpenIdAttempt begin(String next) {
    return new OpenIdAttempt(random(), random(), random(), next);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  String challenge() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier).getBytes());
  }

  /** Whether this is the state that came back. */
  boolean isOf(String other) {
    return MessageDigest.isEqual(
        state.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  JsonObject claims() {
    return new JsonObject()
        .put("openid", state)
        .put("verifier", verifier)
        .put("nonce", nonce)
        .put("next", next);
  }

  static OpenIdAttempt of(JsonObject claims) {
    String state = claims.getString("openid");
    if (state == null) {
      throw new IllegalArgumentException("no attempt");
    }
    return new OpenIdAttempt(
        state, claims.getString("verifier"), claims.getString("nonce"), claims.getString("next"));
  }

  @Override
  public String toString() {
    return "OpenIdAttempt[***]";
  }
}
