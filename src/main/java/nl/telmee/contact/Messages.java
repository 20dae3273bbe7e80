package nl.telmee.contact;

import java.util.List;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The messages about being invited. Thread: any. */
final class Messages {
  private final String publicUrl;

  /**
   * @param publicUrl address of the server as the public sees it
   */
  Messages(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** The address of the page about oneself. */
  String own(Person person) {
    return publicUrl + "/contact/" + person.token();
  }

  private String confirming(String ticket) {
    return publicUrl + "/contact/confirm/" + ticket;
  }

  private static Words words(Person person) {
    return Words.of(person.profile().language());
  }

  private static String in(Translated name, Words words) {
    return name.in(words.language());
  }

  /** Asks whether somebody's e-mail address is theirs. */
  Message confirm(Person person, Translated organisation, Translated panel, String ticket) {
    Words words = words(person);
    return asking(
        person,
        words.say("contact.letter.confirm.subject", in(organisation, words)),
        words.say("contact.letter.confirm.what", in(panel, words), in(organisation, words)),
        ticket,
        own(person));
  }

  /** Asks a parent whether a child may join. */
  Message parent(Person person, Translated organisation, Translated panel, String ticket) {
    Words words = words(person);
    return asking(
        person,
        words.say("contact.letter.parent.subject", in(organisation, words)),
        words.say("contact.letter.parent.what", in(panel, words), in(organisation, words)),
        ticket,
        own(person));
  }

  /**
   * Asks whether a new e-mail address is somebody's. It may have been mistyped: who gets it must
   * not get the page about a stranger with it.
   */
  Message move(Person person, Translated organisation, String ticket) {
    Words words = words(person);
    return asking(
        person,
        words.say("contact.letter.move.subject", in(organisation, words)),
        words.say("contact.letter.move.what", in(organisation, words)),
        ticket,
        null);
  }

  private Message asking(
      Person person, String subject, String what, String ticket, @Nullable String own) {
    Words words = words(person);
    return new Message(
        words,
        subject,
        List.of(words.say("letter.hello"), what),
        words.say("contact.letter.confirm.button"),
        confirming(ticket),
        List.of(words.say("contact.letter.confirm.ends"), words.say("contact.letter.not-you")),
        own,
        "");
  }

  /** Sends the code that confirms a number. */
  Message code(Person person, Translated organisation, String code) {
    Words words = words(person);
    String text = words.say("contact.sms.code", in(organisation, words), code);
    return new Message(words, text, List.of(), "", "", List.of(), own(person), text);
  }

  /** Asks whether somebody still wants to be invited. */
  Message renewal(Person person, Translated organisation, Translated panel) {
    Words words = words(person);
    String what =
        words.say("contact.letter.renewal.what", in(panel, words), in(organisation, words));
    return new Message(
        words,
        words.say("contact.letter.renewal.subject", in(organisation, words)),
        List.of(words.say("letter.hello"), what),
        words.say("contact.letter.renewal.button"),
        own(person),
        List.of(words.say("contact.letter.renewal.ends")),
        own(person),
        words.say("contact.sms.renewal", in(organisation, words), own(person)));
  }
}
