package nl.telmee.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a frame says of its version.
 *
 * @param nanos when it was made, before its commit, in nanoseconds since 1970
 * @param released responses that it shows
 * @param bytes of the frame
 */
record Release(long nanos, long released, int bytes) {
  private static final long SECOND = 1_000_000_000L;

  static Release parse(ByteBuffer frame, int from, int length) {
    byte[] bytes = new byte[length];
    frame.get(from, bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    String at = between(text, "\"releasedAt\":\"", '"');
    String released = at.isEmpty() ? "0" : between(text, "\"released\":", '}');
    return new Release(
        at.isEmpty() ? 0 : nanos(Instant.parse(at)), Long.parseLong(released), length);
  }

  static long nanos(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }

  /** Empty when it is not there, as in version 0. */
  private static String between(String text, String start, char end) {
    int from = text.indexOf(start) + start.length();
    return from < start.length() ? "" : text.substring(from, text.indexOf(end, from));
  }
}
