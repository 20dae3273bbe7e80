package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of questions, with the members that each has besides those that all have. */
enum QuestionKind {
  SINGLE_CHOICE("background", "options"),
  MULTIPLE_CHOICE("minChoices", "maxChoices", "options"),
  SCALE("minimum", "maximum", "minimumLabel", "maximumLabel"),
  RANKING("options"),
  NUMBER("minimum", "maximum"),
  TEXT("maxLength");

  private static final Set<String> OF_ALL = Set.of("id", "type", "text", "required", "showIf");

  /** With spaces around each. */
  private final String members;

  QuestionKind(String... members) {
    this.members = " " + String.join(" ", members) + " ";
  }

  /** The word for it in the API. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind with this word; a single choice when there is none. */
  static QuestionKind of(String word) {
    for (QuestionKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    return SINGLE_CHOICE;
  }

  /** The kind of a question in a draft. */
  static QuestionKind of(JsonNode question) {
    return of(question.path("type").asText());
  }

  boolean has(String member) {
    return members.contains(" " + member + " ");
  }

  /** Makes a question of this kind: what does not belong goes, what it cannot do without comes. */
  void fit(ObjectNode question) {
    question.put("type", word());
    Set<String> gone = new TreeSet<>();
    question.fieldNames().forEachRemaining(gone::add);
    gone.removeAll(OF_ALL);
    gone.removeIf(this::has);
    question.remove(gone);
    if (has("options") && question.path("options").isEmpty()) {
      question.set("options", twoOptions());
    }
    if (this == SCALE) {
      fill(question, "minimum", 1);
      fill(question, "maximum", 5);
    } else if (this == NUMBER) {
      fill(question, "minimum", 0);
      fill(question, "maximum", 100);
    } else if (this == TEXT) {
      fill(question, "maxLength", 500);
    }
  }

  private static void fill(ObjectNode question, String name, int value) {
    if (!question.has(name)) {
      question.put(name, value);
    }
  }

  private static ArrayNode twoOptions() {
    ArrayNode options = JsonNodeFactory.instance.arrayNode();
    options.addObject().put("id", "o1").putObject("text").put("nl", "");
    options.addObject().put("id", "o2").putObject("text").put("nl", "");
    return options;
  }
}
