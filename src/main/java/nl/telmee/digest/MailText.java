package nl.telmee.digest;

import java.util.List;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, for people who read it plain and for those who see it as HTML.
 *
 * @param sender the name of the organisation
 * @param heading above everything
 * @param paragraphs beneath the heading
 * @param sections what happened, in groups
 * @param more a link beneath these; null: none
 * @param foot why this mail came
 * @param links to other choices and to stop
 */
public record MailText(
    Words words,
    String sender,
    String subject,
    String heading,
    List<String> paragraphs,
    List<Section> sections,
    @Nullable Link more,
    String foot,
    List<Link> links) {
  /**
   * Things of a kind.
   *
   * @param heading empty: none
   */
  public record Section(String heading, List<Item> items) {}

  /** Something that happened. */
  public record Item(String title, String text, String url, String moment) {}

  /** Where one can go. */
  public record Link(String label, String url) {}

  public MailText {
    paragraphs = List.copyOf(paragraphs);
    sections = List.copyOf(sections);
    links = List.copyOf(links);
  }

  /** As it is read without HTML. */
  String plain() {
    StringBuilder text = new StringBuilder(heading).append('\n');
    paragraphs.forEach(paragraph -> text.append('\n').append(paragraph).append('\n'));
    for (Section section : sections) {
      if (!section.heading.isEmpty()) {
        text.append('\n').append(section.heading).append('\n');
      }
      section.items.forEach(item -> add(text, item));
    }
    if (more != null) {
      text.append('\n').append(more.label).append(":\n").append(more.url).append('\n');
    }
    text.append("\n-- \n").append(foot).append('\n');
    links.forEach(link -> text.append(link.label).append(": ").append(link.url).append('\n'));
    return text.toString();
  }

  private static void add(StringBuilder text, Item item) {
    text.append("\n* ").append(item.title).append("\n  ").append(item.text);
    text.append("\n  ").append(item.url).append("\n  ").append(item.moment).append('\n');
  }
}
