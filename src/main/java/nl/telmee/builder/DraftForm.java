package nl.telmee.builder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import nl.telmee.web.Form;

/**
 * Reads the form of the builder into a body like that of {@code POST /polls}. A field's name is
 * where its value stands in the body, with dots: {@code questions.2.options.0.text.nl}. Whatever
 * was typed comes through, also what is no number or no date: it is shown again, with what is
 * wrong.
 */
final class DraftForm {
  static final int MOST_QUESTIONS = 60;
  static final int MOST_OPTIONS = 100;
  private static final int LONGEST = 5_000;
  private static final List<String> LANGUAGES = List.of("nl", "en");

  private final Form form;

  private DraftForm(Form form) {
    this.form = form;
  }

  static ObjectNode read(Form form) {
    return new DraftForm(form).poll();
  }

  private ObjectNode poll() {
    ObjectNode poll = JsonNodeFactory.instance.objectNode();
    text(poll, "organisation", "organisation");
    text(poll, "slug", "slug");
    pair(poll, "title", "title", true);
    pair(poll, "introduction", "introduction", false);
    moment(poll, "opensAt");
    moment(poll, "closesAt");
    text(poll, "access", "access");
    ObjectNode policy = poll.putObject("resultsPolicy");
    text(policy, "visibility", "resultsPolicy.visibility");
    number(policy, "minimumGroup", "resultsPolicy.minimumGroup");
    policy.put("breakdowns", form.has("resultsPolicy.breakdowns"));
    policy.put("microdata", form.has("resultsPolicy.microdata"));
    ArrayNode questions = poll.putArray("questions");
    for (int i = 0; i < MOST_QUESTIONS && form.has("questions." + i + ".type"); i++) {
      questions.add(question("questions." + i + "."));
    }
    Conditions.repairIds(questions);
    return poll;
  }

  private ObjectNode question(String at) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    text(question, "id", at + "id");
    question.put("required", form.has(at + "required"));
    pair(question, "text", at + "text", true);
    condition(question, at + "showIf.");
    QuestionKind kind = QuestionKind.of(form.raw(at + "type"));
    if (kind.has("background")) {
      question.put("background", form.has(at + "background"));
    }
    for (String name : List.of("minChoices", "maxChoices", "minimum", "maximum", "maxLength")) {
      number(question, name, at + name);
    }
    pair(question, "minimumLabel", at + "minimumLabel", false);
    pair(question, "maximumLabel", at + "maximumLabel", false);
    options(question, at + "options.");
    kind.fit(question);
    return question;
  }

  private void condition(ObjectNode question, String at) {
    String earlier = form.raw(at + "question");
    if (!earlier.isBlank()) {
      ArrayNode anyOf = question.putObject("showIf").put("question", earlier).putArray("anyOf");
      form.all(at + "anyOf." + earlier).stream().limit(MOST_OPTIONS).forEach(anyOf::add);
    }
  }

  private void options(ObjectNode question, String at) {
    ArrayNode options = question.putArray("options");
    for (int j = 0; j < MOST_OPTIONS && form.has(at + j + ".text.nl"); j++) {
      ObjectNode option = options.addObject();
      text(option, "id", at + j + ".id");
      pair(option, "text", at + j + ".text", true);
    }
  }

  private String value(String name) {
    String value = form.raw(name).replace("\r\n", "\n");
    return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
  }

  private void text(ObjectNode to, String name, String field) {
    String value = value(field).strip();
    if (!value.isEmpty()) {
      to.put(name, value);
    }
  }

  /** A text in two languages; one that must be there is there, be it empty. */
  private void pair(ObjectNode to, String name, String field, boolean always) {
    ObjectNode pair = JsonNodeFactory.instance.objectNode();
    for (String language : LANGUAGES) {
      String value = value(field + "." + language).strip();
      if (!value.isEmpty()) {
        pair.put(language, value);
      }
    }
    if (always && !pair.has("nl")) {
      pair.put("nl", "");
    }
    if (!pair.isEmpty()) {
      to.set(name, pair);
    }
  }

  private void number(ObjectNode to, String name, String field) {
    String value = value(field).strip().replace(',', '.');
    if (value.isEmpty()) {
      return;
    }
    if (!value.matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
      to.put(name, value(field).strip());
      return;
    }
    BigDecimal number = new BigDecimal(value);
    if (number.stripTrailingZeros().scale() <= 0) {
      to.put(name, number.intValue());
    } else {
      to.put(name, number);
    }
  }

  private void moment(ObjectNode to, String name) {
    String value = value(name).strip();
    if (!value.isEmpty()) {
      to.put(name, LocalMoment.toInstant(value));
    }
  }
}
