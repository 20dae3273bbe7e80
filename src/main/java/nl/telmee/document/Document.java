package nl.telmee.document;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.web.Language;

/**
 * A document.
 *
 * @param title of the whole
 * @param file its name as a file, without an ending
 * @param foot whose it is and from which day, at the foot of each page; may be empty
 */
public record Document(
    String title, Language language, String file, String foot, List<Piece> pieces) {
  public Document {
    pieces = List.copyOf(pieces);
  }

  /** All of it, piece after piece. */
  public List<Block> blocks() {
    return pieces.stream().flatMap(piece -> piece.blocks().stream()).toList();
  }

  /** Gathers blocks; what is empty is left out. */
  static final class Sheet {
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private String key = Piece.FIXED;
    private String heading = "";

    /** From here on it is another piece, which people may word. */
    Sheet begin(String next) {
      end();
      key = next;
      return this;
    }

    private void end() {
      if (!blocks.isEmpty()) {
        pieces.add(new Piece(key, blocks));
        blocks.clear();
      }
    }

    Sheet chapter(String text) {
      return chapter(Piece.FIXED, text);
    }

    /** A chapter is a piece. */
    Sheet chapter(String next, String text) {
      begin(next);
      heading = text;
      blocks.add(new Block.Heading(2, text));
      return this;
    }

    /** A part of a chapter is a piece of its own. */
    Sheet part(String next, String text) {
      begin(next);
      heading = text;
      blocks.add(new Block.Heading(3, text));
      return this;
    }

    /** Paragraphs between empty lines. */
    Sheet text(String text) {
      blocks.addAll(Prose.paragraphs(text));
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
        blocks.add(new Block.Table(name(header.getFirst()), header, rows));
      }
      return this;
    }

    private String name(String column) {
      return heading.isEmpty() ? column : heading + ": " + column;
    }

    Sheet source(String text) {
      if (!text.isBlank()) {
        blocks.add(new Block.Source(text));
      }
      return this;
    }

    Document document(String title, Language language, String file) {
      return document(title, language, file, "");
    }

    Document document(String title, Language language, String file, String foot) {
      end();
      return new Document(title, language, file, foot, pieces);
    }
  }
}
