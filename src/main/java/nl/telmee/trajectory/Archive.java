package nl.telmee.trajectory;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import nl.telmee.id.Uuids;
import nl.telmee.web.FileKind;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import nl.telmee.web.Spool;
import nl.telmee.web.Zip;

/**
 * The file that a trajectory travels in: a ZIP with {@code changes.json} and {@code
 * attachments/<id>}. The same trajectory makes the same bytes.
 */
final class Archive {
  static final String TYPE = "application/zip";
  private static final String LOG = "changes.json";
  private static final String FOLDER = "attachments/";
  private static final int LARGEST_LOG = 16 * 1024 * 1024;

  /** All that is in it, unpacked, in bytes: attachments are packed already, so not much more. */
  static final int LARGEST = 64 * 1024 * 1024;

  /**
   * The attachments in it: what is left beside the largest log, so that all that goes out comes in.
   */
  static final int LARGEST_FILES = LARGEST - LARGEST_LOG;

  /** A fixed time, as a file must not differ by when it was made. */
  private static final LocalDateTime THEN = LocalDateTime.of(2000, 1, 1, 0, 0);

  private Archive() {}

  static Buffer write(Transfer transfer) {
    Buffer log = transfer.json();
    if (log.length() > LARGEST_LOG) {
      throw Refusals.tooLarge("log", LARGEST_LOG);
    }
    return Spool.of(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, LOG, log);
            for (Map.Entry<UUID, Buffer> file : transfer.files().entrySet()) {
              put(zip, FOLDER + file.getKey(), file.getValue());
            }
          }
        });
  }

  private static void put(ZipOutputStream zip, String name, Buffer content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(THEN);
    zip.putNextEntry(entry);
    zip.write(content.getBytes());
    zip.closeEntry();
  }

  /**
   * Reads a file from outside. What it would take is known before anything is unpacked. Takes up to
   * a second: not for an event loop.
   *
   * @throws Rejected when it is no such file
   */
  static Transfer read(Buffer file) {
    try {
      Zip zip = Zip.of(file, Item.Kind.ATTACHMENT.most() + 1);
      if (zip.size() > LARGEST) {
        throw wrong("is too large when it is unpacked");
      }
      Map<UUID, Buffer> files = new LinkedHashMap<>();
      for (String name : zip.names()) {
        if (!name.equals(LOG)) {
          files.put(id(name), Spool.of(zip.content(name, FileKind.LARGEST).orElseThrow()));
        }
      }
      Buffer log = zip.content(LOG, LARGEST_LOG).orElseThrow(() -> wrong("has no " + LOG));
      return Transfer.read(Json.read(log), files);
    } catch (ZipException e) {
      throw wrong(Objects.requireNonNullElse(e.getMessage(), "cannot be unpacked"));
    }
  }

  private static UUID id(String name) {
    String id = name.startsWith(FOLDER) ? name.substring(FOLDER.length()) : "";
    return Uuids.parse(id).orElseThrow(() -> wrong("has a file of an unknown name"));
  }

  private static Rejected wrong(String detail) {
    return Rejected.mistakes(List.of(new Mistake("", detail)));
  }
}
