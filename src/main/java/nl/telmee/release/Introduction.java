package nl.telmee.release;

import java.text.BreakIterator;
import java.util.Locale;
import nl.telmee.poll.Poll;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a poll says about itself: its first sentences, and the others to unfold.
 *
 * @param rest null when the lead is all
 */
public record Introduction(Phrase lead, @Nullable Phrase rest) {
  private static final int LEAD_CHARACTERS = 200;

  static @Nullable Introduction of(Poll poll, Words words) {
    Translated text = poll.content().introduction();
    if (text == null) {
      return null;
    }
    Phrase whole = Phrase.of(text, words);
    int end = endOfLead(whole.text());
    String rest = whole.text().substring(end).strip();
    return new Introduction(
        new Phrase(whole.text().substring(0, end).strip(), whole.lang()),
        rest.isEmpty() ? null : new Phrase(rest, whole.lang()));
  }

  /** Whole sentences, as many as fit, but one at least. */
  private static int endOfLead(String text) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.of("nl"));
    sentences.setText(text);
    int end = sentences.next();
    for (int next = end; next != BreakIterator.DONE && next <= LEAD_CHARACTERS; ) {
      end = next;
      next = sentences.next();
    }
    return end == BreakIterator.DONE ? text.length() : end;
  }
}
