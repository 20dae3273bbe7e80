package nl.telmee.feed;

import io.vertx.core.buffer.Buffer;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes a page as Atom (RFC 4287), with paging by RFC 5005. */
final class AtomFeed {
  static final String TYPE = "application/atom+xml";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private final XMLStreamWriter xml;

  private AtomFeed(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static Buffer write(FeedPage page) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new AtomFeed(xml).feed(page);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed cannot be written", e);
    }
    return Buffer.buffer(text.toString());
  }

  private void feed(FeedPage page) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("xml:lang", page.language().code());
    element("id", page.id());
    element("title", page.title());
    element("subtitle", page.subtitle());
    element("updated", page.updated().toString());
    author(page.author());
    link("self", page.self(), TYPE);
    link("first", page.first(), TYPE);
    link("next", page.next(), TYPE);
    link("alternate", page.site(), "text/html");
    element("generator", "Telmee");
    for (FeedPage.Entry entry : page.entries()) {
      entry(entry);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void entry(FeedPage.Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    element("id", "urn:uuid:" + entry.id());
    element("title", entry.title());
    element("updated", entry.at().toString());
    element("published", entry.at().toString());
    author(entry.author());
    link("alternate", entry.url(), "text/html");
    for (String tag : entry.tags()) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("term", clean(tag));
    }
    element("summary", entry.text());
    xml.writeEndElement();
  }

  private void author(String name) throws XMLStreamException {
    xml.writeStartElement("author");
    element("name", name);
    xml.writeEndElement();
  }

  private void link(String relation, @Nullable String address, String type)
      throws XMLStreamException {
    if (address != null) {
      xml.writeEmptyElement("link");
      xml.writeAttribute("rel", relation);
      xml.writeAttribute("type", type);
      xml.writeAttribute("href", address);
    }
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  /** Without the characters that XML 1.0 has no place for, even escaped. */
  private static String clean(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
  }
}
