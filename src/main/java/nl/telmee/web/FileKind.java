package nl.telmee.web;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kinds of files that people may add, known by what is in them. */
public enum FileKind {
  PDF("pdf", "application/pdf"),
  ODT("odt", "application/vnd.oasis.opendocument.text"),
  DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  PNG("png", "image/png"),
  JPEG("jpg", "image/jpeg");

  /** The largest file, in bytes. */
  public static final int LARGEST = 10 * 1024 * 1024;

  private static final String ZIP = "PK\u0003\u0004";
  private static final int LONGEST_STEM = 80;

  private final String ending;
  private final String type;

  FileKind(String ending, String type) {
    this.ending = ending;
    this.type = type;
  }

  /** Of its name. */
  public String ending() {
    return ending;
  }

  /** Its media type. */
  public String type() {
    return type;
  }

  /** The kind of a media type that was stored. */
  public static FileKind ofType(String type) {
    for (FileKind kind : values()) {
      if (kind.type.equals(type)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(type);
  }

  /** The kind of a file; empty when it is none of these, whatever its name says. */
  public static Optional<FileKind> of(Buffer content) {
    if (begins(content, "%PDF-")) {
      return Optional.of(PDF);
    }
    if (begins(content, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (begins(content, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    return begins(content, ZIP) ? Office.of(content).kind() : Optional.empty();
  }

  /** Whether a file is refused for the program that it brings along. */
  public static boolean hasMacros(Buffer content) {
    return begins(content, ZIP) && Office.of(content).macros();
  }

  /** Whether it is a picture, which needs words for who does not see it. */
  public boolean picture() {
    return this == PNG || this == JPEG;
  }

  /** A name that may stand in a header and on a page. */
  public String named(String sent) {
    String last = sent.replaceFirst("(?s).*[/\\\\]", "");
    String plain = last.replaceAll("\\.[^.]*$", "").replaceAll("[^\\p{L}\\p{N} _.-]", "").strip();
    String stem = plain.length() > LONGEST_STEM ? plain.substring(0, LONGEST_STEM) : plain;
    return (stem.isEmpty() ? "bijlage" : stem) + "." + ending;
  }

  private static boolean begins(Buffer content, String with) {
    byte[] bytes = with.getBytes(StandardCharsets.ISO_8859_1);
    return content.length() >= bytes.length
        && java.util.Arrays.equals(content.getBytes(0, bytes.length), bytes);
  }
}
