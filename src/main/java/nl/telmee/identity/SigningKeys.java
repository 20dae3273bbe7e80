package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import nl.telmee.db.Queries;

/**
 * The secret that signs receipts, made by the first node that starts; all nodes share it.
 *
 * @param receipt signs the receipts of those who answered
 */
public record SigningKeys(Buffer receipt) {
  private static final int BYTES = 48;

  /** Reads the secret, or makes it. */
  static Future<SigningKeys> load(Queries db) {
    return new SigningKeyStore(db).secret("receipt", random()).map(SigningKeys::new);
  }

  private static Buffer random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Buffer.buffer(bytes);
  }

  @Override
  public String toString() {
    return "SigningKeys[***]";
  }
}
