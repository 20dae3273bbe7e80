package nl.telmee.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.telmee.export.Program;

/** A document as an office program reads it. */
final class Office {
  private Office() {}

  /** Its text, after the program opened it as OpenDocument. */
  static String read(Document document, Path folder) throws IOException {
    Path file = folder.resolve("document.odt");
    Files.write(file, OpenDocument.write(document).getBytes());
    Program.writer()
        .run(
            folder,
            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            folder.toString(),
            file.toString());
    return Files.readString(folder.resolve("document.txt"), StandardCharsets.UTF_8);
  }
}
