package nl.telmee.document;

import java.util.List;

/** A piece of a document. */
public sealed interface Block {
  /**
   * A heading within the document.
   *
   * @param level 2 for a chapter, 3 for a part of it
   */
  record Heading(int level, String text) implements Block {}

  /** A paragraph; line breaks in it stay. */
  record Paragraph(String text) implements Block {}

  /** Items of a list. */
  record Bullets(List<String> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /**
   * A table.
   *
   * @param rows each as long as the header
   */
  record Table(List<String> header, List<List<String>> rows) implements Block {
    public Table {
      header = List.copyOf(header);
      rows = List.copyOf(rows);
    }
  }

  /** A remark in small print, such as where a number comes from. */
  record Source(String text) implements Block {}
}
