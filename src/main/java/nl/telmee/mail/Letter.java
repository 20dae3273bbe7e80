package nl.telmee.mail;

import java.util.List;
import java.util.Map;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one person.
 *
 * @param to e-mail address
 * @param words of the language it is in
 * @param subject one line
 * @param before paragraphs above the button
 * @param button what the link is called
 * @param link where it leads, absolute
 * @param after paragraphs below it
 * @param headers further headers of the mail
 * @param again the same in another language, which comes below it; null: it is in one language
 */
public record Letter(
    String to,
    Words words,
    String subject,
    List<String> before,
    String button,
    String link,
    List<String> after,
    Map<String, String> headers,
    @Nullable Letter again) {
  /** A letter without further headers. */
  public Letter(
      String to,
      Words words,
      String subject,
      List<String> before,
      String button,
      String link,
      List<String> after) {
    this(to, words, subject, before, button, link, after, Map.of());
  }

  /** A letter in one language. */
  public Letter(
      String to,
      Words words,
      String subject,
      List<String> before,
      String button,
      String link,
      List<String> after,
      Map<String, String> headers) {
    this(to, words, subject, before, button, link, after, headers, null);
  }

  /** Refuses what would smuggle a header into the mail. */
  public Letter {
    if ((to + subject + headers).chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("a line break in a header");
    }
    before = List.copyOf(before);
    after = List.copyOf(after);
    headers = Map.copyOf(headers);
  }

  /** This letter with the same in another language below it: what its reader reads is not known. */
  public Letter with(Letter other) {
    return new Letter(
        to, words, subject + " / " + other.subject, before, button, link, after, headers, other);
  }

  /** As it is read without HTML. */
  String plain() {
    return text() + (again == null ? "" : again.text()) + "-- \nTelmee\n";
  }

  private String text() {
    return String.join("\n\n", before)
        + "\n\n"
        + button
        + ":\n"
        + link
        + "\n\n"
        + String.join("\n\n", after)
        + "\n\n";
  }
}
