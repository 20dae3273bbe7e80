package nl.telmee.moderation;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A part of a text on the page of a moderator.
 *
 * @param mark what it is said to be; null for ordinary text
 * @param hide value of the button that hides it; null for ordinary text
 */
public record Piece(String text, @Nullable String mark, @Nullable String hide) {

  /** A text in pieces, with what was found in it. */
  static List<Piece> of(Words words, String text) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Mark mark : Suggestions.marks(text)) {
      if (mark.from() > at) {
        pieces.add(new Piece(text.substring(at, mark.from()), null, null));
      }
      pieces.add(
          new Piece(
              text.substring(mark.from(), mark.to()),
              words.say("moderation.mark." + Redaction.word(mark.kind())),
              Redaction.value(mark)));
      at = mark.to();
    }
    if (at < text.length()) {
      pieces.add(new Piece(text.substring(at), null, null));
    }
    return pieces;
  }
}
