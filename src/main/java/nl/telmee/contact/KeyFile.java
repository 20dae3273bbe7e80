package nl.telmee.contact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import nl.telmee.config.InvalidSettings;

/** The file with keys beside an embedded database: one on a line, the one that seals first. */
final class KeyFile {
  private static final int BYTES = 32;

  private KeyFile() {}

  /**
   * Reads the file, or makes it with one key. Blocks.
   *
   * @throws InvalidSettings when it cannot be read, or holds something else
   */
  static List<String> read(Path dataDir) {
    Path file = dataDir.resolve("contact-keys");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      List<String> keys = Files.readAllLines(file).stream().filter(key -> !key.isBlank()).toList();
      if (keys.isEmpty() || !keys.stream().allMatch(key -> key.matches("[0-9a-f]{64}"))) {
        throw new InvalidSettings(file + " must hold keys of 64 hexadecimal digits, one on a line");
      }
      return keys;
    } catch (IOException e) {
      throw new InvalidSettings("cannot use " + file + ": " + e.getMessage());
    }
  }

  private static void make(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
  }
}
