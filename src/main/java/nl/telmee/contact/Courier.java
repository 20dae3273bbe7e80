package nl.telmee.contact;

import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.telmee.mail.Letter;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * Takes messages to where people can be reached. Each mail to an address that is kept can be
 * answered with one click on "do not write to me again", within the mail program (RFC 8058).
 * Thread: any.
 */
final class Courier {
  private final Optional<Mailer> mailer;
  private final Optional<SmsGateway> gateway;
  private final String host;

  /**
   * @param publicUrl address of the server as the public sees it
   */
  Courier(Optional<Mailer> mailer, Optional<SmsGateway> gateway, String publicUrl) {
    this.mailer = mailer;
    this.gateway = gateway;
    this.host = Objects.requireNonNullElse(URI.create(publicUrl).getHost(), "telmee");
  }

  /** Whether e-mail addresses can be reached. */
  boolean mails() {
    return mailer.isPresent();
  }

  /** Whether telephones can be reached. */
  boolean texts() {
    return gateway.isPresent();
  }

  /**
   * Sends a message. Fails with {@link nl.telmee.mail.AddressRefused} when there is no such
   * address, otherwise it may work another time.
   *
   * @param id the same when the same message is sent again: who gets it twice can know it
   */
  Future<Void> send(Address to, Message message, String id) {
    return switch (to.kind()) {
      case EMAIL ->
          mailer
              .map(open -> open.send(letter(to, message, id)))
              .orElseGet(() -> Future.failedFuture(Rejected.because(Problem.BUSY)));
      case PHONE ->
          gateway
              .map(open -> open.send(new SmsGateway.Sms(to.value(), message.sms(), id)))
              .orElseGet(() -> Future.failedFuture(Rejected.because(Problem.BUSY)));
    };
  }

  private Letter letter(Address to, Message message, String id) {
    List<String> after = new ArrayList<>(message.after());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Message-ID", "<" + id + "@" + host + ">");
    String own = message.own();
    if (own != null) {
      after.add(message.words().say("contact.letter.own", own));
      headers.put("List-Unsubscribe", "<" + own + "/unsubscribe>");
      headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    return new Letter(
        to.value(),
        message.words(),
        message.subject(),
        message.before(),
        message.button(),
        message.link(),
        after,
        headers);
  }
}
