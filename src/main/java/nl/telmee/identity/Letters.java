package nl.telmee.identity;

import java.util.List;
import nl.telmee.mail.Letter;
import nl.telmee.web.Words;

/** The letters about accounts. */
final class Letters {
  private Letters() {}

  static Letter invitation(Words words, String to, String organisation, String link) {
    return new Letter(
        to,
        words,
        words.say("letter.invitation.subject"),
        List.of(
            words.say("letter.hello"),
            words.say("letter.invitation.what", organisation),
            words.say("letter.invitation.how")),
        words.say("letter.invitation.button"),
        link,
        List.of(
            words.say("letter.invitation.ends", LinkPurpose.INVITATION.life().toDays()),
            words.say("letter.invitation.not-you")));
  }

  static Letter reset(Words words, String to, String link) {
    return new Letter(
        to,
        words,
        words.say("letter.reset.subject"),
        List.of(words.say("letter.hello"), words.say("letter.reset.what")),
        words.say("letter.reset.button"),
        link,
        List.of(words.say("letter.reset.ends"), words.say("letter.reset.not-you")));
  }
}
