package nl.telmee.digest;

import java.util.List;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A newsletter as everybody reads it.
 *
 * @param lang of its title and introduction where it is not the page's; null: the page's
 */
public record IssueView(
    String sender,
    String title,
    @Nullable String lang,
    List<String> introduction,
    List<MailText.Section> sections) {
  static IssueView of(Issue issue, NewsletterMail mails, Words words) {
    Newsletter.Content content = issue.newsletter().content();
    boolean own = content.title().languageOf(words.language()) == words.language();
    return new IssueView(
        issue.sender().name().in(words.language()),
        content.title().in(words.language()),
        own ? null : content.title().languageOf(words.language()).code(),
        NewsletterMail.introduction(content.introduction(), words.language()),
        mails.sections(issue, words));
  }
}
