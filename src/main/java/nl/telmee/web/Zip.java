package nl.telmee.web;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A ZIP from outside, by its central directory (APPNOTE 4.3.12): what is in it is known before
 * anything is unpacked, and what nobody asks for never is. A few bytes can unpack to gigabytes
 * (CWE-409), so an entry is unpacked no further than it said it would be. Without ZIP64, encryption
 * and names that appear twice.
 */
public final class Zip {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** What the directory says of a file; sizes and places in bytes. */
  private record Entry(int method, long crc, long packed, long size, long at) {}

  private final Buffer file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private Zip(Buffer file) {
    this.file = file;
  }

  /**
   * Reads the directory only.
   *
   * @param most entries that it may have
   * @throws ZipException when it is no ZIP, or one that is not taken
   */
  public static Zip of(Buffer file, int most) throws ZipException {
    Zip zip = new Zip(file);
    try {
      zip.directory(most);
    } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
      throw new ZipException("breaks off");
    }
    return zip;
  }

  private void directory(int most) throws ZipException {
    int end = end();
    int count = file.getUnsignedShortLE(end + 10);
    if (count > most) {
      throw new ZipException("has too many files");
    }
    long at = file.getUnsignedIntLE(end + 16);
    for (int i = 0; i < count; i++) {
      at += entry(within(at, ENTRY_BYTES));
    }
  }

  private int end() throws ZipException {
    int last = file.length() - END_BYTES;
    for (int at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
      if (file.getIntLE(at) == END && file.getUnsignedShortLE(at + 20) == last - at) {
        return at;
      }
    }
    throw new ZipException("has no directory");
  }

  /** Reads an entry of the directory; yields how long that is. */
  private int entry(int at) throws ZipException {
    if (file.getIntLE(at) != ENTRY || (file.getUnsignedShortLE(at + 8) & ENCRYPTED) != 0) {
      throw new ZipException("has a directory that cannot be read");
    }
    int name = file.getUnsignedShortLE(at + 28);
    String called =
        new String(
            file.getBytes(at + ENTRY_BYTES, at + ENTRY_BYTES + name), StandardCharsets.UTF_8);
    Entry entry =
        new Entry(
            file.getUnsignedShortLE(at + 10),
            file.getUnsignedIntLE(at + 16),
            file.getUnsignedIntLE(at + 20),
            file.getUnsignedIntLE(at + 24),
            file.getUnsignedIntLE(at + 42));
    if (entries.put(called, entry) != null) {
      throw new ZipException("has a name twice");
    }
    return ENTRY_BYTES + name + file.getUnsignedShortLE(at + 30) + file.getUnsignedShortLE(at + 32);
  }

  private int within(long at, long bytes) throws ZipException {
    if (at + bytes > file.length()) {
      throw new ZipException("breaks off");
    }
    return (int) at;
  }

  /** The names of its files, as they stand in the directory. */
  public Set<String> names() {
    return entries.keySet();
  }

  /** How many bytes all of it says to be when it is unpacked. */
  public long size() {
    return entries.values().stream().mapToLong(Entry::size).sum();
  }

  /**
   * Unpacks one of its files; empty when there is none of that name.
   *
   * @param largest in bytes
   * @throws ZipException when it is larger, or other than the directory says
   */
  public Optional<Buffer> content(String name, int largest) throws ZipException {
    Entry entry = entries.get(name);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.size > largest) {
      throw new ZipException("has something that is too large");
    }
    try {
      byte[] content = unpack(entry);
      CRC32 crc = new CRC32();
      crc.update(content);
      if (crc.getValue() != entry.crc) {
        throw new ZipException("has something that was damaged");
      }
      return Optional.of(Buffer.buffer(content));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | DataFormatException _) {
      throw new ZipException("cannot be unpacked");
    }
  }

  private byte[] unpack(Entry entry) throws ZipException, DataFormatException {
    int local = within(entry.at, LOCAL_BYTES);
    if (file.getIntLE(local) != LOCAL) {
      throw new ZipException("cannot be unpacked");
    }
    long start =
        entry.at
            + LOCAL_BYTES
            + file.getUnsignedShortLE(local + 26)
            + file.getUnsignedShortLE(local + 28);
    int from = within(start, entry.packed);
    byte[] packed = file.getBytes(from, from + (int) entry.packed);
    return switch (entry.method) {
      case STORED -> packed;
      case DEFLATED -> inflate(packed, (int) entry.size);
      default -> throw new ZipException("is packed in a way that is not taken");
    };
  }

  private static byte[] inflate(byte[] packed, int size) throws ZipException, DataFormatException {
    byte[] content = new byte[size];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(packed);
      int done = inflater.inflate(content);
      if (done < size || (!inflater.finished() && inflater.inflate(new byte[1]) > 0)) {
        throw new ZipException("has something of another size than it says");
      }
    }
    return content;
  }
}
