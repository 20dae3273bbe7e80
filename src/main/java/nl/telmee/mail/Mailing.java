package nl.telmee.mail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one of many, plain and as HTML.
 *
 * @param to e-mail address
 * @param sender what the sender is called; the address is the installation's
 * @param answersTo where answers go; null: to the sender's address
 * @param bouncesTo where a mail server says that it could not deliver; null: the sender's address
 * @param headers further ones, by name; {@code Message-ID} may be among them
 */
public record Mailing(
    String to,
    String sender,
    @Nullable String answersTo,
    @Nullable String bouncesTo,
    String subject,
    String plain,
    String html,
    Map<String, String> headers) {
  /** Refuses what would smuggle a header into the mail. */
  public Mailing {
    headers = Map.copyOf(headers);
    String lines = to + sender + subject + answersTo + bouncesTo + headers;
    if (lines.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("a line break in a header");
    }
  }

  /** Without the address: this may be in a log. */
  @Override
  public String toString() {
    return "Mailing[***]";
  }
}
