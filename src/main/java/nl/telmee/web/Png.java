package nl.telmee.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes square images of one bit a pixel (ISO/IEC 15948), without the desktop classes. */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int LARGEST = 8_192;

  /** Whether a pixel is black. */
  @FunctionalInterface
  interface Ink {
    boolean black(int x, int y);
  }

  private Png() {}

  /** An image of {@code size} × {@code size} pixels. */
  static byte[] blackAndWhite(int size, Ink ink) {
    if (size < 1 || size > LARGEST) {
      throw new IllegalArgumentException("an image is 1 to " + LARGEST + " pixels wide");
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    // One bit a pixel, greyscale, the one compression and filter method there is, not interlaced.
    ByteBuffer header = ByteBuffer.allocate(13).putInt(size).putInt(size).put((byte) 1);
    chunk(png, "IHDR", header.array());
    chunk(png, "IDAT", deflated(rows(size, ink)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /** Each row is a byte that says "no filter", and its pixels; a bit that is set is white. */
  private static byte[] rows(int size, Ink ink) {
    int width = 1 + Math.ceilDiv(size, 8);
    byte[] rows = new byte[size * width];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (!ink.black(x, y)) {
          rows[y * width + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] bytes) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4_096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
