package nl.telmee.digest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.mail.Mailing;
import nl.telmee.web.Language;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Writes newsletters as mails, and what stands on the page of each. */
final class NewsletterMail {
  private final Envelope envelope;
  private final DigestMail items;

  NewsletterMail(Envelope envelope) {
    this.envelope = envelope;
    this.items = new DigestMail(envelope);
  }

  /** The mail to a follower. */
  Mailing write(DeliveryStore.Claim claim, Issue issue) {
    Words words = Words.of(claim.language());
    MailText text =
        text(
            issue,
            words,
            "",
            words.say("mail.foot.newsletter", issue.sender().name().in(claim.language())),
            envelope.links(words, claim.receiver().token()));
    return envelope.to(claim.receiver(), issue.sender(), text, claim.newsletter().toString());
  }

  /** A mail to who made it, to see how it looks. */
  Mailing test(Issue issue, String address, Language language) {
    Words words = Words.of(language);
    String mark = words.say("newsletter.test.mark") + " ";
    return envelope.to(
        address,
        issue.sender(),
        text(issue, words, mark, words.say("newsletter.test.foot"), List.of()));
  }

  private MailText text(
      Issue issue, Words words, String mark, String foot, List<MailText.Link> links) {
    Newsletter newsletter = issue.newsletter();
    String title = newsletter.content().title().in(words.language());
    return new MailText(
        words,
        issue.sender().name().in(words.language()),
        mark + title,
        title,
        introduction(newsletter.content().introduction(), words.language()),
        sections(issue, words),
        newsletter.number() == null
            ? null
            : new MailText.Link(
                words.say("newsletter.online"), envelope.publicUrl() + newsletter.path()),
        foot,
        links);
  }

  /** The paragraphs of an introduction: an empty line is between them. */
  static List<String> introduction(@Nullable Translated introduction, Language language) {
    return introduction == null
        ? List.of()
        : Stream.of(introduction.in(language).split("\\R\\s*\\R"))
            .map(String::strip)
            .filter(paragraph -> !paragraph.isEmpty())
            .toList();
  }

  /** An event as it stands in a newsletter. */
  MailText.Item item(LoggedEvent event, Map<String, Translated> names, Words words) {
    return items.item(event, names, words);
  }

  /** The parts with their items. */
  List<MailText.Section> sections(Issue issue, Words words) {
    return issue.groups().entrySet().stream()
        .map(group -> section(group, issue.names(), words))
        .toList();
  }

  private MailText.Section section(
      Map.Entry<Group, List<LoggedEvent>> group, Map<String, Translated> names, Words words) {
    return new MailText.Section(
        words.say(group.getKey().word()),
        group.getValue().stream().map(event -> items.item(event, names, words)).toList());
  }
}
