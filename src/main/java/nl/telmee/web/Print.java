package nl.telmee.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A page that was drawn once and is sent many times: as it is, or with a word of its own for each
 * visitor in the place of {@link #BLANK}. It is packed once too. A word stands in the packed bytes
 * as it is (RFC 1951 §3.2.4), and nothing beside it refers to it.
 *
 * <p>Immutable. Thread: any.
 */
final class Print {
  /** Stands where a word of this length comes; no text of anybody holds it by chance. */
  static final String BLANK = UUID.randomUUID().toString();

  private static final int TRAILER = 2 * Integer.BYTES;

  private final Reply plain;
  private final byte[] bytes;
  private final int[] blanks;
  private volatile @Nullable Packed packed;

  private static final class Packed {
    final Reply reply;
    final byte[] bytes;
    final int[] blanks;

    Packed(Reply reply, byte[] bytes, int[] blanks) {
      this.reply = reply;
      this.bytes = bytes;
      this.blanks = blanks;
    }
  }

  private Print(Reply plain, byte[] bytes, int[] blanks) {
    this.plain = plain;
    this.bytes = bytes;
    this.blanks = blanks;
  }

  static Print of(Reply drawn) {
    byte[] bytes = drawn.body().getBytes();
    return new Print(drawn, bytes, blanksIn(drawn.body().toString(StandardCharsets.ISO_8859_1)));
  }

  /** By bytes: every byte is one character of the text. */
  private static int[] blanksIn(String text) {
    int[] found = new int[0];
    for (int at = text.indexOf(BLANK); at >= 0; at = text.indexOf(BLANK, at + BLANK.length())) {
      found = Arrays.copyOf(found, found.length + 1);
      found[found.length - 1] = at;
    }
    return found;
  }

  /** How much memory it takes at most. */
  long size() {
    return 2L * bytes.length;
  }

  /** The page for who asks. */
  Reply with(RoutingContext ctx, String word) {
    return with(Compression.takesGzip(ctx), word);
  }

  Reply with(boolean gzip, String word) {
    if (word.length() != BLANK.length()) {
      throw new IllegalArgumentException("a word of " + word.length() + " characters");
    }
    return gzip && Compression.worthIt(bytes.length)
        ? packed(word)
        : filled(plain, bytes, blanks, word);
  }

  private static Reply filled(Reply reply, byte[] bytes, int[] blanks, String word) {
    return blanks.length == 0 ? reply : body(reply, copy(bytes, blanks, word));
  }

  private static byte[] copy(byte[] bytes, int[] blanks, String word) {
    byte[] copy = bytes.clone();
    byte[] letters = word.getBytes(StandardCharsets.US_ASCII);
    for (int at : blanks) {
      System.arraycopy(letters, 0, copy, at, letters.length);
    }
    return copy;
  }

  private static Reply body(Reply reply, byte[] bytes) {
    return new Reply(reply.status(), reply.type(), Buffer.buffer(bytes), reply.headers());
  }

  private Reply packed(String word) {
    Packed known = packed;
    if (known == null) {
      known = pack();
      packed = known;
    }
    if (blanks.length == 0) {
      return known.reply;
    }
    byte[] copy = copy(known.bytes, known.blanks, word);
    end(copy, word);
    return body(known.reply, copy);
  }

  /** What gzip ends with (RFC 1952 §2.3.1): a sum over the page as it will be, and its length. */
  private void end(byte[] zipped, String word) {
    CRC32 sum = new CRC32();
    byte[] letters = word.getBytes(StandardCharsets.US_ASCII);
    int from = 0;
    for (int at : blanks) {
      sum.update(bytes, from, at - from);
      sum.update(letters);
      from = at + letters.length;
    }
    sum.update(bytes, from, bytes.length - from);
    ByteBuffer.wrap(zipped, zipped.length - TRAILER, TRAILER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) sum.getValue())
        .putInt(bytes.length);
  }

  private Packed pack() {
    Zipper zipper = new Zipper(copy(bytes, blanks, "\0".repeat(BLANK.length())));
    int[] places = new int[blanks.length];
    for (int i = 0; i < blanks.length; i++) {
      places[i] = zipper.leaveOut(blanks[i], BLANK.length());
    }
    ByteArrayOutputStream out = zipper.finish();
    out.writeBytes(new byte[TRAILER]);
    byte[] zipped = out.toByteArray();
    end(zipped, BLANK);
    Reply reply =
        body(plain, zipped).with("Content-Encoding", "gzip").with("Vary", Compression.VARY);
    return new Packed(reply, zipped, places);
  }
}
