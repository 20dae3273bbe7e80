package nl.telmee.web;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * A document of an office program: a ZIP with certain files. One that brings a program along is
 * known by it, whatever that is called.
 *
 * @param kind empty: none that is taken
 * @param macros whether it brings a program along
 */
record Office(Optional<FileKind> kind, boolean macros) {
  /** No writer makes as many files for a document of at most {@link FileKind#LARGEST} bytes. */
  private static final int MOST_FILES = 5_000;

  private static final int LONGEST_TYPE = 100;
  private static final int LARGEST_LIST = 512 * 1024;
  private static final String TYPES = "[Content_Types].xml";
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final Office NONE = new Office(Optional.empty(), false);

  /** What a file is that begins as a ZIP. */
  static Office of(Buffer content) {
    try {
      Zip zip = Zip.of(content, MOST_FILES);
      Set<String> names =
          zip.names().stream()
              .map(name -> name.toLowerCase(Locale.ROOT).replace('\\', '/'))
              .collect(Collectors.toSet());
      return names.contains("mimetype") ? open(zip, names) : word(zip, names);
    } catch (ZipException _) {
      return NONE;
    }
  }

  /** OpenDocument (ISO/IEC 26300-2) keeps programs in folders of a fixed name. */
  private static Office open(Zip zip, Set<String> names) throws ZipException {
    String said = text(zip, "mimetype", LONGEST_TYPE);
    boolean macros =
        names.stream().anyMatch(name -> name.startsWith("basic/") || name.startsWith("scripts/"));
    return found(FileKind.ODT, said.equals(FileKind.ODT.type()), macros);
  }

  /**
   * Office Open XML (ISO/IEC 29500-2) says in one list what each part is; a part that is called
   * otherwise is still a program by its type. The list has no place for entities and document types
   * to hide one with.
   */
  private static Office word(Zip zip, Set<String> names) throws ZipException {
    String types = text(zip, TYPES, LARGEST_LIST).replace("\0", "");
    String lower = types.toLowerCase(Locale.ROOT);
    boolean macros =
        lower.contains("macroenabled")
            || lower.contains("vbaproject")
            || names.stream().anyMatch(name -> name.endsWith("vbaproject.bin"));
    boolean plain = !lower.contains("&#") && !lower.contains("<!doctype");
    boolean word = names.contains("word/document.xml") && types.contains(WORD) && plain;
    return found(FileKind.DOCX, word, macros);
  }

  private static Office found(FileKind kind, boolean is, boolean macros) {
    return new Office(is && !macros ? Optional.of(kind) : Optional.empty(), macros);
  }

  private static String text(Zip zip, String name, int largest) throws ZipException {
    return zip.content(name, largest)
        .map(content -> content.toString(StandardCharsets.ISO_8859_1))
        .orElse("");
  }
}
