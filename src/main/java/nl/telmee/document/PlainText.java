package nl.telmee.document;

import java.util.List;

/** Writes a document as plain text, to paste into any proposal. */
final class PlainText {
  static final String TYPE = "text/plain; charset=utf-8";

  private PlainText() {}

  static String write(Document document) {
    StringBuilder text = new StringBuilder();
    heading(text, document.title(), '=');
    return text.append(write(document.blocks())).toString();
  }

  static String write(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    for (Block block : blocks) {
      switch (block) {
        case Block.Heading(int level, String words) -> heading(text, words, level == 2 ? '-' : ' ');
        case Block.Paragraph(String words) -> text.append(words).append("\n\n");
        case Block.Bullets(List<String> items) -> {
          items.forEach(item -> text.append("- ").append(oneLine(item)).append('\n'));
          text.append('\n');
        }
        case Block.Table(String _, List<String> header, List<List<String>> rows) -> {
          rows.forEach(row -> row(text, header, row));
          text.append('\n');
        }
        case Block.Source(String words) -> text.append('[').append(words).append("]\n\n");
      }
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static void heading(StringBuilder text, String words, char line) {
    text.append(words).append('\n');
    if (line != ' ') {
      text.append(String.valueOf(line).repeat(words.length())).append('\n');
    }
    text.append('\n');
  }

  /**
   * A row in words: the names of its columns stand with it, as columns do not line up in a mail.
   */
  private static void row(StringBuilder text, List<String> header, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isBlank()) {
        text.append(i == 0 ? "- " : "  ");
        text.append(header.get(i)).append(": ").append(oneLine(row.get(i))).append('\n');
      }
    }
  }

  static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
