package nl.telmee.digest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.FormState;
import nl.telmee.web.Form;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The form of a newsletter.
 *
 * @param content what it says; empty when something is wrong
 */
record NewsletterForm(Optional<Newsletter.Content> content, FormState state) {
  private static final int LONGEST_DATE = 10;

  /** What the form shows of a newsletter. */
  static FormState show(Newsletter newsletter) {
    Newsletter.Content content = newsletter.content();
    Translated introduction = content.introduction();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("title-nl", content.title().nl());
    values.put("title-en", orEmpty(content.title().en()));
    values.put("introduction-nl", introduction == null ? "" : introduction.nl());
    values.put("introduction-en", introduction == null ? "" : orEmpty(introduction.en()));
    values.put("since", content.since().toString());
    values.put("until", content.until().toString());
    return FormState.of(values);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Reads the form of a page; {@code items} are those that stay, in their order. */
  static NewsletterForm read(Words words, Form form, List<UUID> items) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : new String[] {"title-nl", "title-en"}) {
      values.put(field, form.text(field, Newsletter.Content.LONGEST_TITLE).replaceAll("\\R", " "));
    }
    for (String field : new String[] {"introduction-nl", "introduction-en"}) {
      values.put(field, form.text(field, Newsletter.Content.LONGEST_INTRODUCTION));
    }
    for (String field : new String[] {"since", "until"}) {
      values.put(field, form.text(field, LONGEST_DATE));
    }
    FormState state = check(words, FormState.of(values));
    return new NewsletterForm(
        state.right() ? Optional.of(content(state, items)) : Optional.empty(), state);
  }

  private static FormState check(Words words, FormState typed) {
    FormState state = typed;
    if (state.value("title-nl").isEmpty()) {
      state = state.wrong("title-nl", words.say("newsletter.title.wrong"));
    }
    if (!state.value("introduction-en").isEmpty() && state.value("introduction-nl").isEmpty()) {
      state = state.wrong("introduction-nl", words.say("newsletter.introduction.wrong"));
    }
    LocalDate since = day(state.value("since"));
    LocalDate until = day(state.value("until"));
    if (since == null) {
      state = state.wrong("since", words.say("newsletter.day.wrong"));
    }
    if (until == null) {
      return state.wrong("until", words.say("newsletter.day.wrong"));
    }
    return since == null || isPeriod(since, until)
        ? state
        : state.wrong("until", words.say("newsletter.period.wrong"));
  }

  /** Whether these can be the first and the last day. */
  static boolean isPeriod(LocalDate since, LocalDate until) {
    long days = ChronoUnit.DAYS.between(since, until);
    return days >= 0 && days <= Newsletter.Content.MOST_DAYS;
  }

  /** A day as browsers send it; null when it is none. */
  static @Nullable LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() >= 2000 && day.getYear() < 2200 ? day : null;
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Newsletter.Content content(FormState state, List<UUID> items) {
    String introduction = state.value("introduction-nl");
    return new Newsletter.Content(
        translated(state, "title"),
        introduction.isEmpty() ? null : translated(state, "introduction"),
        LocalDate.parse(state.value("since")),
        LocalDate.parse(state.value("until")),
        items);
  }

  private static Translated translated(FormState state, String field) {
    String english = state.value(field + "-en");
    return new Translated(state.value(field + "-nl"), english.isEmpty() ? null : english);
  }

  /** Ids of events in a field that may come more than once. */
  static List<UUID> ids(Form form, String field) {
    return form.all(field).stream()
        .limit(2L * Newsletter.Content.MOST_ITEMS)
        .flatMap(text -> Uuids.parse(text).stream())
        .toList();
  }
}
