package nl.telmee.digest;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.telmee.db.Database;
import nl.telmee.identity.LinkToken;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Words;

/**
 * Asking for mail, saying yes, choosing otherwise, stopping. Whether an address follows already
 * makes no difference to who asks. Thread: any.
 */
final class Following {
  static final Duration TO_CONFIRM = Duration.ofDays(7);

  private final RequestStore requests;
  private final FollowerStore followers;
  private final Optional<Mailer> mailer;
  private final Envelope envelope;
  private final Limits limits;
  private final Clock clock;

  Following(Database db, Optional<Mailer> mailer, Envelope envelope, Limits limits, Clock clock) {
    this.requests = new RequestStore(db);
    this.followers = new FollowerStore(db);
    this.mailer = mailer;
    this.envelope = envelope;
    this.limits = limits;
    this.clock = clock;
  }

  /** Whether mail can be sent at all. */
  boolean mails() {
    return mailer.isPresent();
  }

  /**
   * Mails a link to say yes with. Who asked shortly before gets no second mail; then the first link
   * stands for what was asked last. Fails when the mail server does not take the mail.
   */
  Future<Void> ask(Asked asked, Sender sender) {
    if (!limits.mayMail(asked.address(), asked.about())) {
      return requests.change(asked);
    }
    Mailer with = mailer.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    LinkToken token = LinkToken.make();
    return requests
        .insert(token, asked, clock.instant().plus(TO_CONFIRM))
        .compose(_ -> with.send(envelope.to(asked.address(), sender, letter(asked, sender, token))))
        .onFailure(_ -> limits.notMailed(asked.address(), asked.about()));
  }

  private MailText letter(Asked asked, Sender sender, LinkToken token) {
    Words words = Words.of(asked.choices().language());
    String name = sender.followed(words);
    return new MailText(
        words,
        sender.name().in(words.language()),
        words.say("mail.confirm.subject", name),
        words.say("mail.confirm.heading", name),
        List.of(words.say("mail.confirm.what", name), words.say("mail.confirm.ends")),
        List.of(),
        new MailText.Link(
            words.say("mail.confirm.button"), envelope.publicUrl() + confirmPath(token)),
        words.say("mail.confirm.not-you"),
        List.of());
  }

  static String confirmPath(LinkToken token) {
    return "/follow/confirm/" + token.text();
  }

  /** What was asked for with a link; fails with {@link Problem#LINK_ENDED}. */
  Future<Asked> asked(LinkToken token) {
    return requests.read(token, clock.instant()).map(Following::orEnded);
  }

  /** Yes; yields the secret for the follower's links. Fails with {@link Problem#LINK_ENDED}. */
  Future<LinkToken> confirm(LinkToken token) {
    return followers.confirm(token, clock.instant()).map(Following::orEnded);
  }

  /** Who a link belongs to; fails with {@link Problem#LINK_ENDED}. */
  Future<FollowerStore.Known> known(LinkToken token) {
    return followers.read(token).map(Following::orEnded);
  }

  Future<Void> change(LinkToken token, Choices choices) {
    return followers.change(token, choices, clock.instant());
  }

  /** Erases a follower; it does not matter whether there is one. */
  Future<Void> stop(LinkToken token) {
    return followers.erase(token);
  }

  private static <T> T orEnded(Optional<T> found) {
    return found.orElseThrow(() -> Rejected.because(Problem.LINK_ENDED));
  }
}
