package nl.telmee.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A text of a poll or organisation in Dutch, and in English if somebody wrote it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Translated(String nl, @Nullable String en) {
  /** The text in a language; Dutch when it is missing. */
  public String in(Language language) {
    return language == Language.EN && en != null ? en : nl;
  }

  /** The language that {@link #in} really answers with, for a {@code lang} attribute. */
  public Language languageOf(Language language) {
    return language == Language.EN && en != null ? Language.EN : Language.NL;
  }
}
