package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.telmee.id.Uuids;
import nl.telmee.web.FileKind;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;

/**
 * The file that a trajectory travels in: a ZIP with {@code changes.json} and {@code
 * attachments/<id>}. The same trajectory makes the same bytes.
 */
final class Archive {
  static final String TYPE = "application/zip";
  private static final String LOG = "changes.json";
  private static final String FOLDER = "attachments/";
  private static final int LARGEST_LOG = 32 * 1024 * 1024;

  /** A fixed time, as a file must not differ by when it was made. */
  private static final LocalDateTime THEN = LocalDateTime.of(2000, 1, 1, 0, 0);

  private Archive() {}

  static Buffer write(Transfer transfer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, LOG, transfer.json());
      for (Map.Entry<UUID, Buffer> file : transfer.files().entrySet()) {
        put(zip, FOLDER + file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static void put(ZipOutputStream zip, String name, Buffer content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(THEN);
    zip.putNextEntry(entry);
    zip.write(content.getBytes());
    zip.closeEntry();
  }

  /**
   * Reads a file from outside. No entry is unpacked further than it may be large.
   *
   * @throws Rejected when it is no such file
   */
  static Transfer read(Buffer file) {
    JsonNode log = null;
    Map<UUID, Buffer> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.getBytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(LOG)) {
          log = Json.read(content(zip, LARGEST_LOG));
        } else {
          files.put(id(entry.getName()), content(zip, FileKind.LARGEST));
        }
        if (files.size() > Item.Kind.ATTACHMENT.most()) {
          throw wrong("has too many attachments");
        }
      }
    } catch (IOException | IllegalArgumentException _) {
      throw wrong("cannot be unpacked");
    }
    if (log == null) {
      throw wrong("has no " + LOG);
    }
    return Transfer.read(log, files);
  }

  private static Buffer content(ZipInputStream zip, int largest) throws IOException {
    byte[] bytes = zip.readNBytes(largest + 1);
    if (bytes.length > largest) {
      throw wrong("has something that is too large");
    }
    return Buffer.buffer(bytes);
  }

  private static UUID id(String name) {
    String id = name.startsWith(FOLDER) ? name.substring(FOLDER.length()) : "";
    return Uuids.parse(id).orElseThrow(() -> wrong("has a file of an unknown name"));
  }

  private static Rejected wrong(String detail) {
    return Rejected.mistakes(List.of(new Mistake("", detail)));
  }
}
