package nl.telmee.digest;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.identity.LinkToken;
import nl.telmee.mail.Mailing;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mail of what it says: both forms, who it is from, and the headers by which mail programs
 * know a list and how to leave it with one click (RFC 2369, 2919, 8058).
 */
final class Envelope {
  private static final int ID_BYTES = 16;

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final String publicUrl;
  private final String host;
  private final Optional<String> bounces;

  /**
   * @param bounces address that takes what could not be delivered; it must take {@code
   *     name+anything@host} too
   */
  Envelope(String publicUrl, Optional<String> bounces) {
    this.publicUrl = publicUrl;
    this.host = URI.create(publicUrl).getHost();
    this.bounces = bounces;
  }

  /**
   * A follower as a mail needs it.
   *
   * @param token stands in the links
   */
  record Receiver(UUID follower, String address, LinkToken token) {
    @Override
    public String toString() {
      return "Receiver[" + follower + "]";
    }
  }

  /**
   * A mail to a follower.
   *
   * @param identity the same for what is the same mail, also when it is sent again
   */
  Mailing to(Receiver receiver, Sender sender, MailText text, String identity) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Message-ID", "<" + hash(receiver.follower + identity) + "@" + host + ">");
    headers.put("List-Id", "<" + sender.slug() + "." + host + ">");
    headers.put("List-Unsubscribe", "<" + publicUrl + stopPath(receiver.token) + ">");
    headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    return mailing(
        receiver.address,
        sender,
        bounces.map(to -> Bounces.address(to, receiver.follower)).orElse(null),
        text,
        headers);
  }

  /** A mail to somebody who follows nothing, or not yet. */
  Mailing to(String address, Sender sender, MailText text) {
    return mailing(address, sender, null, text, Map.of());
  }

  private Mailing mailing(
      String address,
      Sender sender,
      @Nullable String bouncesTo,
      MailText text,
      Map<String, String> headers) {
    return new Mailing(
        address,
        text.sender(),
        sender.email(),
        bouncesTo,
        text.subject(),
        text.plain(),
        html(text),
        headers);
  }

  /** As it is seen with HTML. */
  String html(MailText text) {
    StringOutput html = new StringOutput();
    engine.render("digest/mail.jte", text, html);
    return html.toString();
  }

  /** The links at the end of each mail. */
  List<MailText.Link> links(Words words, LinkToken token) {
    return List.of(
        new MailText.Link(words.say("mail.link.change"), publicUrl + path(token)),
        new MailText.Link(words.say("mail.link.stop"), publicUrl + stopPath(token)));
  }

  String publicUrl() {
    return publicUrl;
  }

  /** Path of the page with a follower's choices. */
  static String path(LinkToken token) {
    return "/follow/" + token.text();
  }

  private static String stopPath(LinkToken token) {
    return path(token) + "/_stop";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
