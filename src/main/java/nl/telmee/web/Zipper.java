package nl.telmee.web;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/**
 * Packs text as gzip (RFC 1952) but for pieces that are left out: room is left for them, and they
 * can be put there later, for nothing that is packed refers to them. Zeros stand in their place,
 * and text with zeros of its own refers to nothing before it.
 *
 * <p>Not thread-safe.
 */
final class Zipper {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0};
  private static final int WINDOW = 32 * 1024;
  private static final int MORE_THAN_ENOUGH = 128;

  private final byte[] text;
  private final ByteArrayOutputStream out;
  private int done;

  /**
   * @param text with zeros in the pieces that are left out
   */
  Zipper(byte[] text) {
    this.text = text;
    this.out = new ByteArrayOutputStream(text.length / 2);
    out.writeBytes(HEADER);
  }

  /** Packs what stands before a piece, and returns where the piece comes: a block not packed. */
  int leaveOut(int from, int length) {
    deflate(from, false);
    out.write(0);
    out.write(length);
    out.write(length >> Byte.SIZE);
    out.write(~length);
    out.write(~length >> Byte.SIZE);
    int place = out.size();
    out.write(text, from, length);
    done = from + length;
    return place;
  }

  /** Packs the rest. The sum and the length are still to come. */
  ByteArrayOutputStream finish() {
    deflate(text.length, true);
    return out;
  }

  /** What was packed before is known to who unpacks: the same words there are not written again. */
  private void deflate(int to, boolean last) {
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      int known = holdsZero(done, to) ? 0 : Math.min(done, WINDOW);
      if (known > 0) {
        deflater.setDictionary(text, done - known, known);
      }
      deflater.setInput(text, done, to - done);
      if (last) {
        deflater.finish();
      }
      byte[] part = new byte[to - done + MORE_THAN_ENOUGH];
      int length;
      do {
        length =
            deflater.deflate(part, 0, part.length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
        out.write(part, 0, length);
      } while (length == part.length);
    }
  }

  private boolean holdsZero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
