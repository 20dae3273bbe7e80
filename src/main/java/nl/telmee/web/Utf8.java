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
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes()))
          .toString();
    } catch (CharacterCodingException _) {
      throw Rejected.mistakes(List.of(new Mistake("", "must be UTF-8")));
    }
  }

  /**
   * Whether the text can be stored and shown everywhere: no control characters but tab and line
   * breaks, no lone surrogates.
   */
  public static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Refuses U+0000: PostgreSQL stores no text with it, and nobody types it.
   *
   * @throws Rejected with {@link Problem#INVALID} when the text holds it
   */
  static void requireNoNul(String text) {
    if (text.indexOf('\0') >= 0) {
      throw Rejected.mistakes(List.of(new Mistake("", "must not hold the character U+0000")));
    }
  }

  /** Whether the bytes are UTF-8; quick when they are ASCII. */
  public static boolean valid(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return decodes(bytes);
      }
    }
    return true;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
