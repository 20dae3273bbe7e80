package nl.telmee.builder;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The tables of a LimeSurvey {@code .lss} file: a dump of database rows in XML.
 *
 * <p>The file comes from outside, so nothing of XML beyond elements and text is taken: a document
 * type is refused before any entity can be declared (CWE-611, CWE-776), and size, depth and rows
 * are bounded.
 */
final class LimeTables {
  static final int MOST_BYTES = 2 * 1024 * 1024;
  private static final int MOST_ROWS = 20_000;
  private static final int DEEPEST = 8;

  private final Map<String, List<Map<String, String>>> tables = new HashMap<>();
  private final List<String> path = new ArrayList<>();
  private int rows;

  private LimeTables() {}

  /** Reads a file; throws when it is none of LimeSurvey's questionnaires. */
  static LimeTables read(byte[] file) throws UnreadableFile {
    if (file.length > MOST_BYTES) {
      throw new UnreadableFile("builder.file.too-large");
    }
    try {
      LimeTables tables = new LimeTables();
      tables.parse(file);
      return tables;
    } catch (XMLStreamException _) {
      throw new UnreadableFile("builder.file.broken");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private void parse(byte[] file) throws XMLStreamException, UnreadableFile {
    XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(file));
    Map<String, String> row = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableFile("builder.file.unsafe");
        case XMLStreamConstants.START_ELEMENT -> {
          enter(reader.getLocalName());
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          leave(row, text.toString());
          text.setLength(0);
        }
        default -> {
          // Comments and processing instructions say nothing to us.
        }
      }
    }
    reader.close();
  }

  private void enter(String name) throws UnreadableFile {
    path.add(name);
    if (path.size() == 1 && !name.equals("document")) {
      throw new UnreadableFile("builder.file.not-lss");
    }
    if (path.size() > DEEPEST) {
      throw new UnreadableFile("builder.file.broken");
    }
  }

  /** Rows stand at /document/TABLE/rows/row/COLUMN; languages at /document/languages/language. */
  private void leave(Map<String, String> row, String text) throws UnreadableFile {
    int depth = path.size();
    String name = path.getLast();
    if (depth == 5 && path.get(3).equals("row")) {
      row.put(name, text);
    } else if (depth == 4 && name.equals("row")) {
      if (++rows > MOST_ROWS) {
        throw new UnreadableFile("builder.file.too-large");
      }
      tables.computeIfAbsent(path.get(1), _ -> new ArrayList<>()).add(Map.copyOf(row));
      row.clear();
    } else if (depth == 3 && name.equals("language")) {
      tables.computeIfAbsent("languages", _ -> new ArrayList<>()).add(Map.of("language", text));
    }
    path.removeLast();
  }

  /** The rows of a table, in the order of the file; none when it is not there. */
  List<Map<String, String>> rows(String table) {
    return tables.getOrDefault(table, List.of());
  }
}
