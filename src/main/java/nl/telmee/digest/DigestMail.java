package nl.telmee.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nl.telmee.feed.EventText;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.mail.Mailing;
import nl.telmee.web.Language;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;

/** Writes the mail about what happened. The same claim gives the same mail, word for word. */
final class DigestMail {
  /** More than this is counted and linked to. */
  static final int MOST = 30;

  private final Envelope envelope;

  DigestMail(Envelope envelope) {
    this.envelope = envelope;
  }

  /**
   * The mail for a follower.
   *
   * @param events what it is about, oldest first, at least one
   * @param names what organisations are called, by slug
   */
  Mailing write(
      DigestQueueStore.Claim claim,
      Sender sender,
      List<LoggedEvent> events,
      Map<String, Translated> names) {
    Words words = Words.of(claim.follower().choices().language());
    List<LoggedEvent> newest = new ArrayList<>(events);
    newest.sort(Comparator.comparingLong(LoggedEvent::seq).reversed());
    List<MailText.Item> items =
        newest.stream().limit(MOST).map(event -> item(event, names, words)).toList();
    String name = sender.followed(words);
    MailText text =
        new MailText(
            words,
            sender.name().in(words.language()),
            subject(words, first(words, sender, items.getFirst().title()), events.size()),
            words.say("mail.heading." + claim.follower().choices().frequency().word(), name),
            List.of(),
            List.of(new MailText.Section("", items)),
            events.size() > MOST ? more(words, sender, newest) : null,
            words.say("mail.foot", name),
            envelope.links(words, claim.receiver().token()));
    return envelope.to(claim.receiver(), sender, text, claim.cursor() + "-" + claim.upto());
  }

  /** Who follows one trajectory sees at once that it is about that one. */
  private static String first(Words words, Sender sender, String title) {
    Translated of = sender.title();
    String name = of == null ? "" : of.in(words.language());
    return title.contains(name) ? title : words.say("mail.subject.trajectory", name, title);
  }

  private static String subject(Words words, String first, int events) {
    return events == 1
        ? first
        : words.say(events == 2 ? "mail.subject.one" : "mail.subject.many", first, events - 1);
  }

  /** Leads to where the mail breaks off. */
  private MailText.Link more(Words words, Sender sender, List<LoggedEvent> newest) {
    long last = newest.get(MOST - 1).seq();
    return new MailText.Link(
        words.count("mail.more", newest.size() - MOST),
        envelope.publicUrl()
            + (sender.whole()
                ? sender.followPath() + "?before=" + last + "#latest"
                : sender.homePath()));
  }

  /** An event as it is read in a mail. */
  MailText.Item item(LoggedEvent event, Map<String, Translated> names, Words words) {
    String name = name(names, event.organisation(), words.language());
    EventText text = EventText.of(event, name, words);
    return new MailText.Item(
        text.title(), text.text(), envelope.publicUrl() + event.path(), words.moment(event.at()));
  }

  private static String name(Map<String, Translated> names, String slug, Language language) {
    Translated name = names.get(slug);
    return name == null ? slug : name.in(language);
  }
}
