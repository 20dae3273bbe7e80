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
    String language = document.language().code();
    String country = language.equals("nl") ? "NL" : "GB";
    return XML
        + "<office:document-styles"
        + NAMES
        + "><office:styles><style:default-style style:family=\"paragraph\">"
        + "<style:paragraph-properties fo:margin-bottom=\"0.25cm\"/>"
        + "<style:text-properties style:font-name=\"Liberation Sans\" fo:font-size=\"11pt\""
        + " fo:language=\""
        + language
        + "\" fo:country=\""
        + country
        + "\"/></style:default-style>"
        + heading(1, 20)
        + heading(2, 15)
        + heading(3, 12)
        + style("Source", "fo:font-size=\"9pt\" fo:font-style=\"italic\"", "")
        + style("Head", "fo:font-weight=\"bold\"", "")
        + "</office:styles></office:document-styles>";
  }

  private static String heading(int level, int points) {
    return style(
        "Heading_20_" + level,
        "fo:font-weight=\"bold\" fo:font-size=\"" + points + "pt\"",
        " style:default-outline-level=\"" + level + "\"");
  }

  private static String style(String name, String text, String more) {
    return "<style:style style:family=\"paragraph\" style:name=\""
        + name
        + "\""
        + more
        + "><style:text-properties "
        + text
        + "/></style:style>";
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
    xml.append("<office:document-content").append(NAMES).append("><office:body><office:text>");
    head(xml, 1, document.title());
    int tables = 0;
    for (Block block : document.blocks()) {
      switch (block) {
        case Block.Heading(int level, String text) -> head(xml, level, text);
        case Block.Paragraph(String text) -> paragraph(xml, "", text);
        case Block.Source(String text) -> paragraph(xml, "Source", text);
        case Block.Bullets(List<String> items) -> {
          xml.append("<text:list>");
          for (String item : items) {
            xml.append("<text:list-item>");
            paragraph(xml, "", item);
            xml.append("</text:list-item>");
          }
          xml.append("</text:list>");
        }
        case Block.Table table -> table(xml, table, ++tables);
      }
    }
    return xml.append("</office:text></office:body></office:document-content>").toString();
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
        .append("\"><table:table-column table:number-columns-repeated=\"")
        .append(table.header().size())
        .append("\"/><table:table-header-rows>");
    row(xml, table.header(), "Head");
    xml.append("</table:table-header-rows>");
    table.rows().forEach(cells -> row(xml, cells, ""));
    xml.append("</table:table>");
  }

  private static void row(StringBuilder xml, List<String> cells, String style) {
    xml.append("<table:table-row>");
    for (String cell : cells) {
      xml.append("<table:table-cell office:value-type=\"string\">");
      paragraph(xml, style, cell);
      xml.append("</table:table-cell>");
    }
    xml.append("</table:table-row>");
  }

  /** What XML 1.0 cannot hold is left out. */
  private static String escape(String text) {
    return text.replace("\r\n", "\n")
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
