package nl.telmee.council;

import java.util.ArrayList;
import java.util.List;

/**
 * Light markup as plain text: paragraphs between empty lines, {@code ## } before a heading and
 * {@code - } before each item of a list. It becomes blocks of text that a page escapes like all
 * text: nothing of it is ever HTML.
 */
public final class Markup {
  private Markup() {}

  /**
   * A block of text.
   *
   * @param heading whether it is a heading, of one line
   * @param list whether its lines are the items of a list
   */
  public record Block(boolean heading, boolean list, List<String> lines) {}

  static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String part : text.replace("\r\n", "\n").split("\\n\\s*\\n", -1)) {
      add(blocks, part.strip());
    }
    return blocks;
  }

  private static void add(List<Block> blocks, String part) {
    List<String> open = new ArrayList<>();
    boolean list = false;
    for (String line : part.split("\n", -1)) {
      String plain = line.strip();
      boolean item = plain.startsWith("- ");
      if (plain.startsWith("## ")) {
        close(blocks, open, list);
        blocks.add(new Block(true, false, List.of(plain.substring(3).strip())));
      } else if (!plain.isEmpty()) {
        if (item != list) {
          close(blocks, open, list);
        }
        list = item;
        open.add(item ? plain.substring(2).strip() : plain);
      }
    }
    close(blocks, open, list);
  }

  private static void close(List<Block> blocks, List<String> open, boolean list) {
    if (!open.isEmpty()) {
      blocks.add(new Block(false, list, List.copyOf(open)));
      open.clear();
    }
  }
}
