package nl.telmee.contact;

import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A text that somebody wrote.
 *
 * @param lang the language it is in when that is not the page's, for a {@code lang} attribute
 */
public record Phrase(String text, @Nullable String lang) {
  static Phrase of(Words words, Translated text) {
    var real = text.languageOf(words.language());
    return new Phrase(text.in(words.language()), real == words.language() ? null : real.code());
  }
}
