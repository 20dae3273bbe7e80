package nl.telmee.web;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Strict UTF-8: bytes that are not are refused, never replaced. */
public final class Utf8 {
  private Utf8() {}

  /**
   * The text that the bytes spell.
   *
   * @throws Rejected with {@link Problem#INVALID} when they are not UTF-8
   */
  public static String decode(Buffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes())).toString();
    } catch (CharacterCodingException _) {
      throw Rejected.mistakes(List.of(new Mistake("", "must be UTF-8")));
    }
  }

  /** Whether PostgreSQL can store the text and a screen can show it: no NUL, no lone surrogate. */
  public static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      } else if (Character.isLowSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
