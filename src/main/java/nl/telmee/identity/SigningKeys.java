package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import nl.telmee.db.Database;

/**
 * The secrets of this installation, made by the first node that starts.
 *
 * @param token signs the tokens of staff
 * @param receipt signs the receipts of those who answered
 */
public record SigningKeys(Buffer token, Buffer receipt) {
  private static final int BYTES = 48;

  /** Reads the secrets, or makes them. */
  public static Future<SigningKeys> load(Database db) {
    SigningKeyStore store = new SigningKeyStore(db);
    return store
        .secret("token", random())
        .compose(
            token ->
                store.secret("receipt", random()).map(receipt -> new SigningKeys(token, receipt)));
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
