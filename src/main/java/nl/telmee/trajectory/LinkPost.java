package nl.telmee.trajectory;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import nl.telmee.identity.LinkToken;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.mail.Letter;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Language;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;

/**
 * Mails a member of the focus group the link. The address is used for this one mail and is kept
 * nowhere, nor is the link: neither is in a log. Thread: any.
 */
public final class LinkPost {
  private final Optional<Mailer> mailer;
  private final OrganisationStore organisations;
  private final String publicUrl;

  /**
   * @param mailer empty: there is no mail server
   */
  public LinkPost(Optional<Mailer> mailer, OrganisationStore organisations, String publicUrl) {
    this.mailer = mailer;
    this.organisations = organisations;
    this.publicUrl = publicUrl;
  }

  /** Whether there is a mail server. */
  public boolean open() {
    return mailer.isPresent();
  }

  /** Yields whether the mail server took it; who made the link can still pass it on. */
  public Future<Boolean> send(Trajectory trajectory, LinkToken token, String address) {
    return mailer.isEmpty()
        ? Future.succeededFuture(false)
        : organisations
            .bySlug(trajectory.head().organisation())
            .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)).name())
            .compose(from -> mailer.get().send(letter(from, trajectory, token, address)))
            .map(true)
            .otherwise(false);
  }

  /** In both languages: what the member reads is not known. */
  private Letter letter(Translated from, Trajectory trajectory, LinkToken token, String address) {
    return letter(Words.of(Language.NL), from, trajectory, token, address)
        .with(letter(Words.of(Language.EN), from, trajectory, token, address));
  }

  private Letter letter(
      Words words, Translated from, Trajectory trajectory, LinkToken token, String address) {
    return new Letter(
        address,
        words,
        words.say("letter.focus.subject"),
        List.of(
            words.say("letter.hello"),
            words.say("letter.focus.what", from.in(words.language())),
            words.say("letter.focus.about", trajectory.title().in(words.language())),
            words.say("letter.focus.how")),
        words.say("letter.focus.button"),
        publicUrl + Members.page(token),
        List.of(words.say("letter.focus.secret"), words.say("letter.focus.once")));
  }
}
