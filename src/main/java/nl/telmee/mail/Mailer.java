package nl.telmee.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.telmee.config.MailSettings;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.SameLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands letters to the mail server. Thread: any; the connections stay on one loop, as an answer
 * that comes in on another may be missed.
 */
public final class Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
  private static final int MOST_WAITING = 100;
  private static final int CONNECTIONS = 2;
  private static final int REPLIES_OF_A_KIND = 10;
  private static final int MAILBOX_UNAVAILABLE = 55;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Context loop;
  private final MailClient client;
  private final String from;
  private final AtomicInteger waiting = new AtomicInteger();

  private Mailer(Context loop, MailClient client, String from) {
    this.loop = loop;
    this.client = client;
    this.from = from;
  }

  /** A mailer for these settings; empty without a server. Connects when there is mail. */
  public static Optional<Mailer> open(Vertx vertx, Optional<MailSettings> settings) {
    return settings.map(
        server ->
            new Mailer(
                vertx.getOrCreateContext(),
                MailClient.create(vertx, config(server)),
                server.from()));
  }

  private static MailConfig config(MailSettings server) {
    boolean guarded = server.user().isPresent() && !THIS_MACHINE.contains(server.host());
    MailConfig config =
        new MailConfig()
            .setHostname(server.host())
            .setPort(server.port())
            .setSsl(server.encrypted())
            .setStarttls(guarded ? StartTLSOptions.REQUIRED : StartTLSOptions.OPTIONAL)
            .setLogin(server.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
            .setMaxPoolSize(CONNECTIONS);
    config.setHostnameVerificationAlgorithm("HTTPS");
    server.user().ifPresent(config::setUsername);
    server.password().ifPresent(config::setPassword);
    return config;
  }

  /**
   * Sends a letter. Succeeds when the server has taken it; fails within fifteen seconds, with
   * {@link Problem#BUSY} when a hundred wait already, and with {@link AddressRefused} when it is no
   * use to try again soon.
   */
  public Future<Void> send(Letter letter) {
    return send(message(letter));
  }

  /**
   * Sends a mail to one of many. As above; fails with {@link AddressRefused} when it is no use to
   * try again soon.
   */
  public Future<Void> send(Mailing mailing) {
    return send(message(mailing));
  }

  private Future<Void> send(MailMessage message) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return Future.failedFuture(Rejected.later(Problem.BUSY, RETRY_AFTER));
    }
    Promise<MailResult> sent = Promise.promise();
    loop.runOnContext(_ -> client.sendMail(message).onComplete(sent));
    return SameLoop.here(sent.future())
        .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .onFailure(failure -> LOG.warn("A mail could not be sent: {}", reason(failure)))
        .onComplete(_ -> waiting.decrementAndGet())
        .<Void>mapEmpty()
        .recover(failure -> Future.failedFuture(refusal(failure)));
  }

  /** What a server says may hold the address, so only its number is told. */
  private static String reason(Throwable failure) {
    return failure instanceof SMTPException smtp && smtp.getReplyCode() > 0
        ? "reply " + smtp.getReplyCode()
        : failure.getClass().getSimpleName();
  }

  /** A reply 55x is about the address or the mail, unless the sender is what is refused. */
  private static Throwable refusal(Throwable failure) {
    return failure instanceof SMTPException smtp
            && smtp.getReplyCode() / REPLIES_OF_A_KIND == MAILBOX_UNAVAILABLE
            && !String.valueOf(smtp.getMessage()).startsWith("sender address")
        ? new AddressRefused(smtp.getReplyCode())
        : failure;
  }

  private MailMessage message(Letter letter) {
    StringOutput html = new StringOutput();
    engine.render("mail/letter.jte", letter, html);
    MailMessage message =
        new MailMessage()
            .setFrom("Telmee <" + from + ">")
            .setTo(letter.to())
            .setSubject(letter.subject())
            .setText(letter.plain())
            .setHtml(html.toString());
    letter.headers().forEach(message::addHeader);
    return automatic(message);
  }

  private MailMessage message(Mailing mailing) {
    MailMessage message =
        new MailMessage()
            .setFrom(
                mailing.sender().replaceAll("[<>()\\[\\]@,;:.\\\\\"]", " ") + " <" + from + ">")
            .setTo(mailing.to())
            .setSubject(mailing.subject())
            .setText(mailing.plain())
            .setHtml(mailing.html());
    if (mailing.bouncesTo() != null) {
      message.setBounceAddress(mailing.bouncesTo());
    }
    if (mailing.answersTo() != null) {
      message.addHeader("Reply-To", mailing.answersTo());
    }
    mailing.headers().forEach(message::addHeader);
    return automatic(message);
  }

  /** RFC 3834: no holiday replies. */
  private static MailMessage automatic(MailMessage message) {
    return message.addHeader("Auto-Submitted", "auto-generated");
  }
}
