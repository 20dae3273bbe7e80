package nl.telmee.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Files are what is in them. */
final class FileKindTest {
  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final String WORD = "[Content_Types].xml=<Override ContentType='" + MAIN + "'/>";
  private static final String OPEN = "mimetype=application/vnd.oasis.opendocument.text";

  private static Buffer bytes(String text) {
    return Buffer.buffer(text.getBytes(ISO_8859_1));
  }

  private static Buffer zip(String... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String entry : entries) {
        String[] parts = entry.split("=", 2);
        zip.putNextEntry(new ZipEntry(parts[0]));
        zip.write((parts.length == 2 ? parts[1] : "x").getBytes(ISO_8859_1));
        zip.closeEntry();
      }
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  @Test
  void eachKindIsKnown() throws IOException {
    assertThat(FileKind.of(bytes("%PDF-1.4\n"))).hasValue(FileKind.PDF);
    assertThat(FileKind.of(bytes("\u0089PNG\r\n\u001a\nIHDR"))).hasValue(FileKind.PNG);
    assertThat(FileKind.of(bytes("\u00ff\u00d8\u00ff\u00e0JFIF"))).hasValue(FileKind.JPEG);
    assertThat(FileKind.of(zip("mimetype=application/vnd.oasis.opendocument.text", "content.xml")))
        .hasValue(FileKind.ODT);
    assertThat(FileKind.of(zip(WORD, "word/document.xml"))).hasValue(FileKind.DOCX);
  }

  @Test
  void whatIsNoneOfThemIsRefused() throws IOException {
    assertThat(FileKind.of(bytes(""))).isEmpty();
    assertThat(FileKind.of(bytes("<html>"))).isEmpty();
    assertThat(FileKind.of(bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"))).isEmpty();
    assertThat(FileKind.of(bytes("MZ\u0090"))).isEmpty();
    assertThat(FileKind.of(zip("a.txt"))).isEmpty();
    assertThat(FileKind.of(zip("mimetype=application/epub+zip"))).isEmpty();
    assertThat(FileKind.of(zip(WORD, "word/document.xml", "word/vbaProject.bin"))).isEmpty();
    assertThat(FileKind.of(bytes("PK\u0003\u0004 broken"))).isEmpty();
  }

  @Test
  void aDocumentWithAProgramIsRefusedWhereverItStandsAndSaidToBeOne() throws IOException {
    String[] many = new String[602];
    Arrays.setAll(many, i -> "word/media/" + i);
    many[0] = WORD;
    many[1] = "word/document.xml";
    many[601] = "word/VBAproject.bin";
    for (Buffer one :
        List.of(
            zip(many),
            zip(OPEN, "content.xml", "Basic/Standard/Module1.xml"),
            zip(OPEN, "content.xml", "Scripts/python/run.py"),
            zip(
                WORD + "<Override ContentType='application/vnd.ms-office.vbaProject'/>",
                "word/document.xml",
                "word/other.bin"),
            zip(
                WORD + "application/vnd.ms-word.document.macroEnabled.main+xml",
                "word/document.xml"))) {
      assertThat(FileKind.of(one)).isEmpty();
      assertThat(FileKind.hasMacros(one)).isTrue();
    }
    assertThat(FileKind.of(zip(WORD + "macro&#69;nabled", "word/document.xml"))).isEmpty();
    assertThat(FileKind.hasMacros(zip(WORD, "word/document.xml"))).isFalse();
  }

  @Test
  void whatIsNotNeededIsNotUnpacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] chunk = new byte[1024 * 1024];
      for (int i = 0; i < 100; i++) {
        zip.write(chunk);
      }
      zip.closeEntry();
    }
    Buffer bomb = Buffer.buffer(bytes.toByteArray());

    long before = System.nanoTime();
    for (int i = 0; i < 500; i++) {
      assertThat(FileKind.of(bomb)).isEmpty();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .as("to unpack it as often takes minutes")
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void bytesAtRandomNeverBreakIt() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      FileKind.of(Buffer.buffer("PK\u0003\u0004").appendBytes(bytes));
    }
  }

  @Test
  void aNameMayStandInAHeader() {
    assertThat(FileKind.DOCX.named("C:\\map\\Plan 2026.docx")).isEqualTo("Plan 2026.docx");
    assertThat(FileKind.PDF.named("../../etc/passwd")).isEqualTo("passwd.pdf");
    assertThat(FileKind.PDF.named("a\r\nSet-Cookie: x.pdf")).doesNotContain("\r", "\n", ":");
    assertThat(FileKind.PNG.named("\"\"")).isEqualTo("bijlage.png");
    assertThat(FileKind.ODT.named("x".repeat(500))).hasSize(84);
  }
}
