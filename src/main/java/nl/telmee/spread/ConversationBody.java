package nl.telmee.spread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a program sends it.
 *
 * @param revision that was read; 0 for a new one
 */
record ConversationBody(
    String place,
    LocalDate date,
    int people,
    Map<String, Map<String, Integer>> counts,
    String note,
    int revision) {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int MOST_REVISIONS = 1_000_000;

  /**
   * Reads a body.
   *
   * @param corrects whether it must say which revision was read
   * @throws Rejected with every mistake and where it is
   */
  static ConversationBody read(
      JsonNode body, List<CountedQuestion> questions, LocalDate today, boolean corrects) {
    List<Mistake> mistakes = new ArrayList<>();
    boolean silent = body.path("note").asText("x").isEmpty(); // As it is given when there is none.
    Fields fields = Fields.of(silent ? without(body, "note") : body, mistakes);
    String place = fields.text("place", Conversation.LONGEST_PLACE);
    LocalDate date = day(fields, today);
    int people = fields.whole("people", 1, Conversation.MOST_PEOPLE);
    Map<String, Map<String, Integer>> counts =
        counts(fields.object("counts", true), questions, people);
    String note = fields.has("note") ? fields.text("note", Conversation.LONGEST_NOTE) : "";
    int revision = corrects ? fields.whole("revision", 1, MOST_REVISIONS) : 0;
    fields.end();
    if (mistakes.isEmpty() && counts.isEmpty()) {
      fields.wrong("counts", "must say how often at least one answer was given");
    }
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return new ConversationBody(place, date, people, counts, note, revision);
  }

  private static JsonNode without(JsonNode body, String field) {
    ObjectNode copy = body.deepCopy();
    return copy.without(field);
  }

  private static LocalDate day(Fields fields, LocalDate today) {
    String text = fields.text("date", DAY);
    try {
      LocalDate day = text.isEmpty() ? today : LocalDate.parse(text);
      if (day.isAfter(today)) {
        fields.wrong("date", "must not be in the future");
      }
      return day;
    } catch (DateTimeException _) {
      fields.wrong("date", "is no day");
      return today;
    }
  }

  private static Map<String, Map<String, Integer>> counts(
      @Nullable Fields counts, List<CountedQuestion> questions, int people) {
    Map<String, Map<String, Integer>> all = new LinkedHashMap<>();
    if (counts == null) {
      return all;
    }
    for (CountedQuestion question : questions) {
      Fields said = counts.object(question.id(), false);
      Map<String, Integer> each = said == null ? Map.of() : said(said, question, people);
      if (!each.isEmpty()) {
        all.put(question.id(), each);
      }
      long sum = each.values().stream().mapToLong(Integer::longValue).sum();
      if (question.single() && sum > people) {
        counts.wrong(question.id(), "more answers than people");
      }
    }
    counts.end();
    return all;
  }

  private static Map<String, Integer> said(Fields said, CountedQuestion question, int people) {
    Map<String, Integer> each = new LinkedHashMap<>();
    for (CountedQuestion.Option option : question.options()) {
      int count = said.whole(option.id(), 0, Math.max(people, 0), 0);
      if (count > 0) {
        each.put(option.id(), count);
      }
    }
    said.end();
    return each;
  }

  Conversation conversation(UUID id) {
    return new Conversation(id, place, date, people, counts, note);
  }
}
