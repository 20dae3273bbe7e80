package nl.telmee.digest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.telmee.id.Slug;
import nl.telmee.id.Uuids;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * A newsletter as a program sends it.
 *
 * @param all whether it did not say what is in it, so that all of the period is
 */
record NewsletterBody(String organisation, Newsletter.Content content, boolean all) {
  private static final Pattern DAY = Pattern.compile("2[01]\\d\\d-[01]\\d-[0-3]\\d");
  private static final int UUID_LENGTH = 36;

  /**
   * Reads a body.
   *
   * @throws Rejected with all mistakes
   */
  static NewsletterBody read(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    String organisation = fields.text("organisation", Slug.FORM);
    Translated title = fields.translated("title", Newsletter.Content.LONGEST_TITLE);
    if ((title.nl() + title.en()).matches("(?s).*\\R.*")) {
      mistakes.add(new Mistake("/title", "must be one line"));
    }
    Translated introduction =
        fields.translatedIfGiven("introduction", Newsletter.Content.LONGEST_INTRODUCTION);
    LocalDate since = day(fields, "since", mistakes);
    LocalDate until = day(fields, "until", mistakes);
    if (since != null && until != null && !NewsletterForm.isPeriod(since, until)) {
      mistakes.add(
          new Mistake(
              "/until",
              "must be on or after since, at most " + Newsletter.Content.MOST_DAYS + " days"));
    }
    boolean all = !fields.has("items");
    List<UUID> items = items(fields, mistakes);
    fields.end();
    if (!mistakes.isEmpty() || since == null || until == null) {
      throw Rejected.mistakes(mistakes);
    }
    return new NewsletterBody(
        organisation, new Newsletter.Content(title, introduction, since, until, items), all);
  }

  private static @Nullable LocalDate day(Fields fields, String name, List<Mistake> mistakes) {
    int before = mistakes.size();
    String text = fields.text(name, DAY);
    LocalDate day = NewsletterForm.day(text);
    if (day == null && mistakes.size() == before) {
      mistakes.add(new Mistake("/" + name, "must be a date"));
    }
    return day;
  }

  private static List<UUID> items(Fields fields, List<Mistake> mistakes) {
    List<UUID> items = new ArrayList<>();
    List<String> texts = fields.texts("items", 0, Newsletter.Content.MOST_ITEMS, UUID_LENGTH);
    for (int i = 0; i < texts.size(); i++) {
      UUID id = Uuids.parse(texts.get(i)).orElse(null);
      if (id == null) {
        mistakes.add(new Mistake("/items/" + i, "must be the id of an event"));
      } else {
        items.add(id);
      }
    }
    return items;
  }
}
