package nl.telmee.release;

import nl.telmee.web.Language;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A text that somebody wrote for a poll, as a page shows it.
 *
 * @param lang the text's language where it is not the page's, for a {@code lang} attribute
 */
public record Phrase(String text, @Nullable String lang) {
  /** The text in the page's language, or in the one that there is. */
  public static Phrase of(Translated text, Words words) {
    Language language = text.languageOf(words.language());
    return new Phrase(
        text.in(words.language()), language == words.language() ? null : language.code());
  }

  /** A text in the page's own language. */
  static Phrase of(String text) {
    return new Phrase(text, null);
  }
}
