package nl.telmee.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paragraphs and lists as people type them: empty lines between them, a dash before an item. */
final class Prose {
  private static final String DASH = "- ";

  private Prose() {}

  /** Whether a block is words that people may put otherwise; numbers and sources are not. */
  static boolean is(Block block) {
    return switch (block) {
      case Block.Paragraph _, Block.Bullets _ -> true;
      case Block.Heading _, Block.Table _, Block.Source _ -> false;
    };
  }

  /** Paragraphs between empty lines. */
  static List<Block> paragraphs(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String paragraph : split(text)) {
      blocks.add(new Block.Paragraph(paragraph));
    }
    return blocks;
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.replace("\r\n", "\n").split("\\n[ \\t]*\\n", -1))
        .map(String::strip)
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  /** What somebody typed. */
  static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String paragraph : split(text)) {
      List<String> lines = paragraph.lines().map(String::strip).toList();
      blocks.add(
          lines.stream().allMatch(line -> line.startsWith(DASH))
              ? new Block.Bullets(lines.stream().map(line -> line.substring(2).strip()).toList())
              : new Block.Paragraph(paragraph));
    }
    return blocks;
  }

  /** The same as somebody would type it. */
  static String text(List<Block> blocks) {
    List<String> paragraphs = new ArrayList<>();
    for (Block block : blocks) {
      switch (block) {
        case Block.Paragraph(String text) -> paragraphs.add(text);
        case Block.Bullets(List<String> items) ->
            paragraphs.add(
                String.join(
                    "\n", items.stream().map(one -> DASH + PlainText.oneLine(one)).toList()));
        case Block.Heading _, Block.Table _, Block.Source _ -> {}
      }
    }
    return String.join("\n\n", paragraphs);
  }
}
