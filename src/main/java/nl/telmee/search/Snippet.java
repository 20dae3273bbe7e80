package nl.telmee.search;

import java.util.ArrayList;
import java.util.List;

/** Text around words that were found. */
record Snippet(List<Piece> pieces) {
  /** Characters of no language, between which the database puts what was found. */
  static final char OPEN = '\uE000';

  static final char SHUT = '\uE001';

  /**
   * A part of the text.
   *
   * @param found whether it is a word that was asked for
   */
  record Piece(String text, boolean found) {}

  Snippet {
    pieces = List.copyOf(pieces);
  }

  /** Reads what the database marked; marks that do not match are left out. */
  static Snippet of(String marked) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean found = false;
    for (char one : marked.replaceAll("\\s+", " ").strip().toCharArray()) {
      if (one != OPEN && one != SHUT) {
        text.append(one);
      } else if (found != (one == OPEN)) {
        add(pieces, text, found);
        found = one == OPEN;
      }
    }
    add(pieces, text, found);
    return new Snippet(pieces);
  }

  private static void add(List<Piece> pieces, StringBuilder text, boolean found) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text.toString(), found));
      text.setLength(0);
    }
  }

  /** The same without marks. */
  String plain() {
    StringBuilder all = new StringBuilder();
    pieces.forEach(piece -> all.append(piece.text()));
    return all.toString();
  }
}
