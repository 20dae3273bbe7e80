package nl.telmee.retention;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.telmee.poll.Retention;
import nl.telmee.poll.Terms;
import nl.telmee.web.Form;
import nl.telmee.web.Words;

/**
 * The terms as somebody types them. Immutable.
 *
 * @param typed by name of the term
 * @param revision of the draft that the form was made for
 * @param late whether somebody else changed the draft meanwhile
 */
record TermsForm(Map<String, String> typed, int revision, boolean late) {
  private static final List<String> NAMES = List.of("responses", "texts", "codes");

  /** The terms of a draft; the usual ones where it has none. */
  static TermsForm of(JsonNode body) {
    JsonNode terms = body.path("retention");
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("responses", text(terms, "responses", Retention.USUAL.responses()));
    typed.put("texts", text(terms, "texts", Retention.USUAL.texts()));
    typed.put("codes", text(terms, "codes", Retention.USUAL.codes()));
    return new TermsForm(typed, 0, false);
  }

  private static String text(JsonNode terms, String name, int usual) {
    return terms.path(name).isInt() ? terms.path(name).asText() : String.valueOf(usual);
  }

  static TermsForm of(Form form) {
    Map<String, String> typed = new LinkedHashMap<>();
    NAMES.forEach(name -> typed.put(name, form.text(name, 12)));
    String revision = form.raw("revision");
    return new TermsForm(
        typed, revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0, false);
  }

  /** The same for a newer revision, to be looked at again. */
  TermsForm outdated(int newer) {
    return new TermsForm(typed, newer, true);
  }

  /** What is wrong, by name. */
  Map<String, String> mistakes(Words words) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    for (String name : NAMES) {
      if (days(name).isEmpty()) {
        mistakes.put(name, words.say("retention.wrong.days", Retention.LONGEST_DAYS));
      }
    }
    if (mistakes.isEmpty() && days("texts").orElse(0) > days("responses").orElse(0)) {
      mistakes.put("texts", words.say("retention.wrong.texts"));
    }
    return mistakes;
  }

  private Optional<Integer> days(String name) {
    String days = typed.getOrDefault(name, "");
    return days.matches("\\d{1,4}") && Integer.parseInt(days) <= Retention.LONGEST_DAYS
        ? Optional.of(Integer.parseInt(days))
        : Optional.empty();
  }

  /** The terms; only of a form without mistakes. */
  Retention terms() {
    return new Retention(
        days("responses").orElseThrow(), days("texts").orElseThrow(), days("codes").orElseThrow());
  }

  PollRetentionPage.Form page(Words words, int newest) {
    Map<String, String> mistakes = mistakes(words);
    String summary =
        late
            ? words.say("retention.wrong.late")
            : mistakes.isEmpty() ? null : words.say("retention.wrong");
    return new PollRetentionPage.Form(
        String.valueOf(newest),
        summary,
        NAMES.stream()
            .map(
                name ->
                    new PollRetentionPage.Field(
                        name,
                        words.say("retention.field." + name),
                        words.say("retention.hint." + name),
                        typed.getOrDefault(name, ""),
                        mistakes.getOrDefault(name, "")))
            .toList(),
        mistakes.isEmpty() ? told(words) : null);
  }

  /** What people who take part will read. */
  private String told(Words words) {
    int days = terms().responses();
    return days == 0
        ? words.say("retention.told.at-once")
        : words.say("retention.told", Terms.days(words, days));
  }
}
