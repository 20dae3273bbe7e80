package nl.telmee.export;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Cuts what is written into pieces of one size. The last piece comes with {@link #end}. Thread:
 * one.
 */
final class ChunkStream extends OutputStream {
  /** Takes a piece; blocks until it is stored. */
  @FunctionalInterface
  interface Sink {
    void store(int n, byte[] bytes);
  }

  /** Large enough for few round trips, small enough for many at once. */
  static final int CHUNK_BYTES = 256 * 1024;

  private final Sink sink;
  private final MessageDigest digest;
  private final ByteArrayOutputStream piece = new ByteArrayOutputStream(CHUNK_BYTES);
  private int stored;

  ChunkStream(Sink sink) {
    this.sink = sink;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    int from = offset;
    int left = length;
    while (left > 0) {
      int now = Math.min(left, CHUNK_BYTES - piece.size());
      piece.write(bytes, from, now);
      from += now;
      left -= now;
      if (piece.size() == CHUNK_BYTES) {
        store();
      }
    }
  }

  private void store() {
    sink.store(stored++, piece.toByteArray());
    piece.reset();
  }

  /** Stores the rest; yields the SHA-256 of all that was written, in hexadecimal. */
  String end() {
    if (piece.size() > 0) {
      store();
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
