package nl.telmee.spread;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.web.Form;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Reads a conversation out of a form and gathers what is wrong, by name of the field. */
final class ConversationForm {
  private static final int LONGEST_NUMBER = 7;
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  private final Form form;
  private final List<CountedQuestion> questions;
  private final LocalDate today;
  private final Words words;
  private final Map<String, String> errors = new LinkedHashMap<>();

  ConversationForm(Form form, List<CountedQuestion> questions, LocalDate today, Words words) {
    this.form = form;
    this.questions = questions;
    this.today = today;
    this.words = words;
  }

  /** The name of the field of an answer. */
  static String field(String question, String option) {
    return "c." + question + "." + option;
  }

  /** What is wrong: a sentence by name of the field, in the order of the page. */
  Map<String, String> errors() {
    return errors;
  }

  /** The conversation, or null when something is wrong. */
  @Nullable Conversation read(UUID id) {
    String place = form.text("place", Conversation.LONGEST_PLACE);
    if (place.isEmpty()) {
      errors.put("place", words.say("conversations.place.needed"));
    }
    LocalDate date = date();
    int people = number("people", Conversation.MOST_PEOPLE);
    if (people < 1) {
      errors.put("people", words.say("conversations.people.wrong", Conversation.MOST_PEOPLE));
    }
    Map<String, Map<String, Integer>> counts = counts(people);
    if (counts.isEmpty() && errors.isEmpty()) {
      errors.put("counts", words.say("conversations.counts.needed"));
    }
    return errors.isEmpty() && date != null
        ? new Conversation(
            id, place, date, people, counts, form.text("note", Conversation.LONGEST_NOTE))
        : null;
  }

  private @Nullable LocalDate date() {
    try {
      LocalDate date = LocalDate.parse(form.text("date", 10));
      if (!date.isAfter(today) && !date.isBefore(FIRST)) {
        return date;
      }
    } catch (DateTimeException _) {
      // Said below: this is no date.
    }
    errors.put("date", words.say("conversations.date.wrong"));
    return null;
  }

  private Map<String, Map<String, Integer>> counts(int people) {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (CountedQuestion question : questions) {
      Map<String, Integer> said = new LinkedHashMap<>();
      long sum = 0;
      for (CountedQuestion.Option option : question.options()) {
        String name = field(question.id(), option.id());
        int count = form.given(name).isEmpty() ? 0 : number(name, Conversation.MOST_PEOPLE);
        if (count < 0 || (people > 0 && count > people)) {
          errors.put(name, words.say("conversations.count.wrong", Math.max(people, 0)));
        } else if (count > 0) {
          said.put(option.id(), count);
          sum += count;
        }
      }
      if (question.single() && people > 0 && sum > people) {
        String first = field(question.id(), question.options().getFirst().id());
        errors.putIfAbsent(first, words.say("conversations.sum.wrong", sum, people));
      }
      if (!said.isEmpty()) {
        counts.put(question.id(), said);
      }
    }
    return counts;
  }

  /** A whole number up to a largest, or -1. */
  private int number(String name, int largest) {
    String text = form.text(name, LONGEST_NUMBER);
    int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    return number <= largest ? number : -1;
  }
}
