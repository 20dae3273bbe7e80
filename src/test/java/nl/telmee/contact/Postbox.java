package nl.telmee.contact;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.Patience;

/** A real mail server, and what came in. */
public final class Postbox implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  public Postbox() {
    mail.start();
  }

  /** The settings with which a node uses it. */
  public Map<String, String> settings() {
    return Map.of(
        "TELMEE_SMTP_URL",
        "smtp://127.0.0.1:" + mail.getSmtp().getPort(),
        "TELMEE_MAIL_FROM",
        "meepraten@velsen.example");
  }

  /** The mails to an address, once there are so many of them; oldest first. */
  public List<MimeMessage> to(String address, int count) {
    return Patience.until(() -> all(address), found -> found.size() >= count);
  }

  private List<MimeMessage> all(String address) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(message -> isTo(message, address))
        .toList();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return message.getAllRecipients()[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /** How many mails there are in all. */
  public int count() {
    return mail.getReceivedMessages().length;
  }

  /** The plain text of a mail. */
  public static String text(MimeMessage message) {
    try {
      BodyPart plain = ((MimeMultipart) message.getContent()).getBodyPart(0);
      return String.valueOf(plain.getContent());
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The first link in a mail with this in it, from the slash after the host on. */
  public static String link(MimeMessage message, String part) {
    Matcher links = LINK.matcher(text(message));
    while (links.find()) {
      if (links.group().contains(part)) {
        return links.group().replaceFirst("https?://[^/]+", "");
      }
    }
    throw new AssertionError("no link with " + part + " in " + text(message));
  }

  @Override
  public void close() {
    mail.stop();
  }
}
