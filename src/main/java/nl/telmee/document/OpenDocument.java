package nl.telmee.document;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a document as OpenDocument Text 1.3 (ISO/IEC 26300), the open standard that Dutch
 * authorities use for texts that are edited further.
 */
final class OpenDocument {
  static final String TYPE = "application/vnd.oasis.opendocument.text";

  private static final String NAMES =
      " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
          + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
          + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
          + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
          + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
          + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
          + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
          + " office:version=\"1.3\"";

  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private static final String MANIFEST =
      XML
          + "<manifest:manifest"
          + " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
          + " manifest:version=\"1.3\">"
          + "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\""
          + TYPE
          + "\"/>"
          + entry("content.xml")
          + entry("styles.xml")
          + entry("meta.xml")
          + "</manifest:manifest>";

  private OpenDocument() {}

  private static String entry(String name) {
    return "<manifest:file-entry manifest:full-path=\""
        + name
        + "\" manifest:media-type=\"text/xml\"/>";
  }

  static Buffer write(Document document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      mimetype(zip);
      put(zip, "META-INF/manifest.xml", MANIFEST);
      put(zip, "styles.xml", styles(document));
      put(zip, "meta.xml", meta(document));
      put(zip, "content.xml", content(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  /** The first entry, not compressed: by it a program knows what the file is. */
  private static void mimetype(ZipOutputStream zip) throws IOException {
    byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(type);
    ZipEntry entry = new ZipEntry("mimetype");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(type.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(type);
    zip.closeEntry();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String styles(Document document) {
    return XML
        + "<office:document-styles"
        + NAMES
        + ">"
        + OpenDocumentStyles.of(document)
        + "</office:document-styles>";
  }

  private static String meta(Document document) {
    return XML
        + "<office:document-meta"
        + NAMES
        + "><office:meta><dc:title>"
        + escape(document.title())
        + "</dc:title><dc:language>"
        + document.language().code()
        + "</dc:language></office:meta></office:document-meta>";
  }

  private static String content(Document document) {
    StringBuilder xml = new StringBuilder(XML);
    xml.append("<office:document-content")
        .append(NAMES)
        .append('>')
        .append(OpenDocumentStyles.FONTS)
        .append(OpenDocumentStyles.ofTables(tables(document)))
        .append("<office:body><office:text>");
    head(xml, 1, document.title());
    int tables = 0;
    for (Block block : document.blocks()) {
      switch (block) {
        case Block.Heading(int level, String text) -> head(xml, level, text);
        case Block.Paragraph(String text) -> paragraph(xml, "Standard", text);
        case Block.Source(String text) -> paragraph(xml, "Source", text);
        case Block.Bullets(List<String> items) -> {
          xml.append("<text:list text:style-name=\"Dots\">");
          for (String item : items) {
            xml.append("<text:list-item>");
            paragraph(xml, "Item", item);
            xml.append("</text:list-item>");
          }
          xml.append("</text:list>");
        }
        case Block.Table table -> table(xml, table, ++tables);
      }
    }
    return xml.append("</office:text></office:body></office:document-content>").toString();
  }

  private static List<Block.Table> tables(Document document) {
    return document.blocks().stream()
        .filter(Block.Table.class::isInstance)
        .map(Block.Table.class::cast)
        .toList();
  }

  private static void head(StringBuilder xml, int level, String text) {
    xml.append("<text:h text:style-name=\"Heading_20_")
        .append(level)
        .append("\" text:outline-level=\"")
        .append(level)
        .append("\">")
        .append(escape(text))
        .append("</text:h>");
  }

  private static void paragraph(StringBuilder xml, String style, String text) {
    xml.append("<text:p");
    if (!style.isEmpty()) {
      xml.append(" text:style-name=\"").append(style).append('"');
    }
    xml.append('>').append(escape(text).replace("\n", "<text:line-break/>")).append("</text:p>");
  }

  private static void table(StringBuilder xml, Block.Table table, int number) {
    xml.append("<table:table table:name=\"table-")
        .append(number)
        .append("\" table:style-name=\"Table")
        .append(number)
        .append("\">");
    for (int i = 1; i <= table.header().size(); i++) {
      xml.append("<table:table-column table:style-name=\"Table")
          .append(number)
          .append('.')
          .append(i)
          .append("\"/>");
    }
    xml.append("<table:table-header-rows>");
    List<Boolean> numbers = table.numbers();
    row(xml, numbers, table.header(), "Head");
    xml.append("</table:table-header-rows>");
    table.rows().forEach(cells -> row(xml, numbers, cells, ""));
    xml.append("</table:table>");
  }

  /** A number stands to the right, and its name above it too. */
  private static void row(
      StringBuilder xml, List<Boolean> numbers, List<String> cells, String head) {
    xml.append("<table:table-row table:style-name=\"Row\">");
    for (int i = 0; i < cells.size(); i++) {
      xml.append("<table:table-cell table:style-name=\"")
          .append(head)
          .append("Cell\" office:value-type=\"string\">");
      String style = numbers.get(i) ? head + "Number" : head.isEmpty() ? "Cell" : head;
      paragraph(xml, style, cells.get(i));
      xml.append("</table:table-cell>");
    }
    xml.append("</table:table-row>");
  }

  /** What XML 1.0 cannot hold is left out. */
  static String escape(String text) {
    return text.replace("\r\n", "\n")
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
