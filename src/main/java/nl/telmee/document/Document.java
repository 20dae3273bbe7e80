package nl.telmee.document;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.web.Language;

/**
 * A document.
 *
 * @param title of the whole
 * @param file its name as a file, without an ending
 */
public record Document(String title, Language language, String file, List<Block> blocks) {
  public Document {
    blocks = List.copyOf(blocks);
  }

  /** Gathers blocks; what is empty is left out. */
  static final class Sheet {
    private final List<Block> blocks = new ArrayList<>();

    Sheet chapter(String text) {
      blocks.add(new Block.Heading(2, text));
      return this;
    }

    Sheet part(String text) {
      blocks.add(new Block.Heading(3, text));
      return this;
    }

    /** Paragraphs between empty lines. */
    Sheet text(String text) {
      for (String paragraph : text.replace("\r\n", "\n").split("\\n\\s*\\n", -1)) {
        if (!paragraph.isBlank()) {
          blocks.add(new Block.Paragraph(paragraph.strip()));
        }
      }
      return this;
    }

    Sheet bullets(List<String> items) {
      if (!items.isEmpty()) {
        blocks.add(new Block.Bullets(items));
      }
      return this;
    }

    Sheet table(List<String> header, List<List<String>> rows) {
      if (!rows.isEmpty()) {
        blocks.add(new Block.Table(header, rows));
      }
      return this;
    }

    Sheet source(String text) {
      if (!text.isBlank()) {
        blocks.add(new Block.Source(text));
      }
      return this;
    }

    Document document(String title, Language language, String file) {
      return new Document(title, language, file, blocks);
    }
  }
}
