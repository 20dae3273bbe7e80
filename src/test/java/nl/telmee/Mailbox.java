package nl.telmee;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that takes all mail, and the mails that came. */
public final class Mailbox implements AutoCloseable {
  public static final String SENDER = "telmee@velsen.example";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  /** A mail that came. */
  public record Mail(MimeMessage message) {
    public String to() {
      try {
        return message.getAllRecipients()[0].toString();
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }

    /** A header; empty text without it. */
    public String header(String name) {
      try {
        String[] values = message.getHeader(name);
        return values == null ? "" : String.join("\n", values).replaceAll("\r\n\\s+", " ");
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }

    public String subject() {
      try {
        return message.getSubject();
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }

    public String plain() {
      return part(0);
    }

    public String html() {
      return part(1);
    }

    private String part(int number) {
      try {
        BodyPart part = ((Multipart) message.getContent()).getBodyPart(number);
        return part.getContent().toString().replace("\r\n", "\n");
      } catch (IOException | MessagingException e) {
        throw new AssertionError(e);
      }
    }

    /** The first address in the text that fits. */
    public String link(String form) {
      Matcher found = Pattern.compile("https?://[^\\s/]+(" + form + ")").matcher(plain());
      if (!found.find()) {
        throw new AssertionError("no link " + form + " in\n" + plain());
      }
      return found.group(1);
    }

    /** The secret in the links of a follower. */
    public String token() {
      return link("/follow/[\\w-]{43}").substring("/follow/".length());
    }
  }

  public Mailbox() {
    server.start();
    server.setUser(SENDER, "telmee", "a mail password");
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** The settings of a node that sends its mail here. */
  public Map<String, String> settings() {
    return settings(port());
  }

  /** The settings of a node that sends its mail to a port of this machine. */
  public static Map<String, String> settings(int port) {
    return Map.of(
        "TELMEE_SMTP_URL",
        "smtp://telmee:a%20mail%20password@127.0.0.1:" + port,
        "TELMEE_MAIL_FROM",
        SENDER);
  }

  /** All mails, in the order in which they came. */
  public List<Mail> all() {
    return Arrays.stream(server.getReceivedMessages()).map(Mail::new).toList();
  }

  /** The mails to an address. */
  public List<Mail> to(String address) {
    return all().stream().filter(mail -> mail.to().equals(address)).toList();
  }

  /** Waits for so many mails to an address. */
  public List<Mail> await(String address, int number) {
    return new ArrayList<>(Patience.until(() -> to(address), mails -> mails.size() >= number));
  }

  /** Throws all mails away. */
  public void empty() {
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (com.icegreen.greenmail.store.FolderException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
