package nl.telmee.identity;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A logo. What it is, its first bytes say, not its name; an SVG that could run or fetch anything is
 * none.
 *
 * @param type media type
 */
record Logo(String type, Buffer content) {
  static final int MOST_BYTES = 100 * 1024;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final Set<String> ACTIVE =
      Set.of("script", "foreignobject", "iframe", "embed", "object", "handler", "audio", "video");

  /** The logo in a file; empty when it is none that we take. */
  static Optional<Logo> of(Buffer content) {
    byte[] bytes = content.getBytes();
    if (bytes.length > MOST_BYTES) {
      return Optional.empty();
    }
    if (starts(bytes, PNG)) {
      return Optional.of(new Logo("image/png", content));
    }
    if (starts(bytes, JPEG)) {
      return Optional.of(new Logo("image/jpeg", content));
    }
    return quiet(bytes) ? Optional.of(new Logo("image/svg+xml", content)) : Optional.empty();
  }

  private static boolean starts(byte[] bytes, byte[] first) {
    return bytes.length > first.length
        && Arrays.equals(bytes, 0, first.length, first, 0, first.length);
  }

  /** Whether it is an SVG that only draws. */
  private static boolean quiet(byte[] bytes) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      boolean root = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          return false;
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          if ((!root && !xml.getLocalName().equals("svg")) || active(xml)) {
            return false;
          }
          root = true;
        }
      }
      return root;
    } catch (XMLStreamException _) {
      return false;
    }
  }

  private static boolean active(XMLStreamReader xml) {
    if (ACTIVE.contains(xml.getLocalName().toLowerCase(Locale.ROOT))) {
      return true;
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String name = xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      String value = xml.getAttributeValue(i).strip().toLowerCase(Locale.ROOT);
      boolean away =
          name.equals("href") && !value.startsWith("#") && !value.startsWith("data:image/");
      if (name.startsWith("on") || away || value.contains("javascript:")) {
        return true;
      }
    }
    return false;
  }
}
