package nl.telmee.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The server that takes our mail.
 *
 * @param encrypted whether the connection begins encrypted ({@code smtps}); otherwise it is turned
 *     into an encrypted one as soon as the server can, and must be before a password goes over it
 * @param user to sign in with; absent: the server knows us by our address
 * @param from the address our mail comes from
 */
public record MailSettings(
    String host,
    int port,
    boolean encrypted,
    Optional<String> user,
    Optional<String> password,
    String from) {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_ENCRYPTED = 465;

  /**
   * Reads {@code TELMEE_SMTP_URL}, {@code smtp(s)://user:password@host:port}.
   *
   * @throws InvalidSettings when it is something else
   */
  static MailSettings parse(String url, String from) {
    try {
      URI uri = new URI(url);
      boolean encrypted = "smtps".equals(uri.getScheme());
      if (uri.getHost() == null || !(encrypted || "smtp".equals(uri.getScheme()))) {
        throw wrong();
      }
      String[] login = uri.getRawUserInfo() == null ? null : uri.getRawUserInfo().split(":", 2);
      if (login != null && login.length != 2) {
        throw wrong();
      }
      int otherwise = encrypted ? SUBMISSION_ENCRYPTED : SUBMISSION;
      return new MailSettings(
          uri.getHost(),
          uri.getPort() < 0 ? otherwise : uri.getPort(),
          encrypted,
          Optional.ofNullable(login).map(parts -> decoded(parts[0])),
          Optional.ofNullable(login).map(parts -> decoded(parts[1])),
          from);
    } catch (URISyntaxException | IllegalArgumentException _) {
      throw wrong();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static InvalidSettings wrong() {
    return new InvalidSettings("TELMEE_SMTP_URL must be like smtps://user:password@host:465");
  }

  @Override
  public String toString() {
    return (encrypted ? "smtps://" : "smtp://")
        + user.map(_ -> "***@").orElse("")
        + host
        + ":"
        + port;
  }
}
