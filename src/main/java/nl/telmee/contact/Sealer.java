package nl.telmee.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import nl.telmee.web.Json;

/**
 * Seals JSON with padding: how long it is must not tell an address from another, or whether there
 * are themes.
 */
final class Sealer {
  private static final int BLOCK = 512;
  private static final int LENGTH_BYTES = 4;

  private Sealer() {}

  static byte[] seal(
      ContactKeys keys, ContactKeys.Use use, String bound, Map<String, Object> json) {
    byte[] text = Json.text(json).getBytes(StandardCharsets.UTF_8);
    int blocks = (LENGTH_BYTES + text.length + BLOCK - 1) / BLOCK;
    ByteBuffer padded = ByteBuffer.allocate(blocks * BLOCK).putInt(text.length).put(text);
    return keys.seal(use, bound, padded.array());
  }

  static Optional<JsonNode> open(
      ContactKeys keys, ContactKeys.Use use, String bound, byte[] closed) {
    return keys.open(use, bound, closed).map(Sealer::unpadded);
  }

  private static JsonNode unpadded(byte[] padded) {
    int length = ByteBuffer.wrap(padded).getInt();
    return Json.readOwn(new String(padded, LENGTH_BYTES, length, StandardCharsets.UTF_8));
  }
}
