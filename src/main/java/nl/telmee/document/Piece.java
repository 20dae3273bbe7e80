package nl.telmee.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A part of a document: at most one heading, and what stands under it.
 *
 * @param key the same each time the document is made; empty: nobody words this piece
 */
public record Piece(String key, List<Block> blocks) {
  static final String FIXED = "";

  public Piece {
    blocks = List.copyOf(blocks);
  }

  /** The text of its heading; empty: it has none. */
  public String heading() {
    return !blocks.isEmpty() && blocks.getFirst() instanceof Block.Heading(int _, String text)
        ? text
        : "";
  }

  /** Its words that people may put otherwise, as they would type them. */
  public String prose() {
    return Prose.text(blocks);
  }

  /** Numbers and sources: they stay, whatever people write. */
  public List<Block> facts() {
    return blocks.stream()
        .filter(block -> block instanceof Block.Table || block instanceof Block.Source)
        .toList();
  }

  /** Stands for all that it says: another one says something else. */
  UUID basis() {
    return UUID.nameUUIDFromBytes(PlainText.write(blocks).getBytes(StandardCharsets.UTF_8));
  }

  /** The same in somebody's words; heading, numbers and sources stay where they are. */
  Piece worded(String text) {
    List<Block> all = new ArrayList<>(blocks);
    int at = 0;
    while (at < all.size() && !Prose.is(all.get(at))) {
      at++;
    }
    if (at == all.size()) {
      at = heading().isEmpty() ? 0 : 1;
    }
    all.removeIf(Prose::is);
    all.addAll(at, Prose.blocks(text));
    return new Piece(key, all);
  }
}
