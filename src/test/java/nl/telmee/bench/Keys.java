package nl.telmee.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Random response keys as text, without an object for each. Thread: one. */
final class Keys {
  static final int LENGTH = 36;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final SplittableRandom random = new SplittableRandom();

  /** Writes a new UUID of version 4 in its 36-character form. */
  void next(byte[] key) {
    long high = (random.nextLong() & ~0xF000L) | VERSION_4;
    long low = (random.nextLong() & ~0xC000_0000_0000_0000L) | VARIANT;
    int at = 0;
    for (int digit = 0; digit < 32; digit++) {
      if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
        key[at++] = '-';
      }
      long word = digit < 16 ? high : low;
      key[at++] = DIGITS[(int) (word >>> (60 - digit % 16 * 4)) & 15];
    }
  }
}
