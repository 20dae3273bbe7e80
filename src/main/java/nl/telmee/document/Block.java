package nl.telmee.document;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
   * @param name what it is called, for who cannot see under which heading it stands
   * @param rows each as long as the header
   */
  record Table(String name, List<String> header, List<List<String>> rows) implements Block {
    private static final Pattern NUMBER = Pattern.compile("(€ )?-?[\\d.,]+ ?%?|–|");

    public Table {
      header = List.copyOf(header);
      rows = List.copyOf(rows);
    }

    /** Of each column whether it has numbers only, which stand one under the other. */
    public List<Boolean> numbers() {
      return IntStream.range(0, header.size()).mapToObj(this::numbers).toList();
    }

    private boolean numbers(int column) {
      return column > 0
          && rows.stream().map(row -> row.get(column)).allMatch(NUMBER.asMatchPredicate())
          && rows.stream().map(row -> row.get(column)).anyMatch(cell -> cell.length() > 1);
    }
  }

  /** A remark in small print, such as where a number comes from. */
  record Source(String text) implements Block {}
}
