package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import nl.telmee.poll.Questionnaire;

/**
 * What one of the builder's buttons does to the questions, such as {@code up.3} or {@code
 * option-add.2}: the deed, the question, and the option or the kind.
 *
 * @param question position of the question, from 0; the one after which one is added
 * @param option position of the option, from 0
 * @param kind word of the kind of question to add, or of one that is ready
 */
record Edit(Deed deed, int question, int option, String kind) {
  /** What can be done. */
  enum Deed {
    ADD,
    UP,
    DOWN,
    COPY,
    DELETE,
    OPTION_ADD,
    OPTION_UP,
    OPTION_DOWN,
    OPTION_DELETE
  }

  /**
   * What came of it.
   *
   * @param focus id of the question to go on with; empty: none
   * @param control what gets the focus in it: text, up, down, option-3 and so on
   */
  record Outcome(ObjectNode poll, String focus, String control) {}

  /** Reads what a button says; empty when it says nothing of this kind. */
  static Optional<Edit> of(String action) {
    String[] parts = action.split("\\.", -1);
    for (Deed deed : Deed.values()) {
      if (deed.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(parts[0])) {
        String last = parts.length > 2 ? parts[2] : "";
        return Optional.of(
            new Edit(deed, number(parts.length > 1 ? parts[1] : ""), number(last), last));
      }
    }
    return Optional.empty();
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  /** Does it to a copy of a draft; what cannot be done changes nothing. */
  Outcome on(ObjectNode poll) {
    ObjectNode copy = poll.deepCopy();
    ArrayNode questions = copy.withArray("questions");
    if (deed == Deed.ADD) {
      return add(copy, questions);
    }
    if (question < 0 || question >= questions.size()) {
      return new Outcome(copy, "", "");
    }
    ObjectNode asked = (ObjectNode) questions.get(question);
    String control =
        switch (deed) {
          case UP -> move(questions, question, question - 1) ? "up" : "down";
          case DOWN -> move(questions, question, question + 1) ? "down" : "up";
          case COPY -> "text";
          case DELETE -> "summary";
          case ADD -> "text";
          case OPTION_ADD, OPTION_UP, OPTION_DOWN, OPTION_DELETE -> option(asked);
        };
    if (deed == Deed.COPY) {
      return copy(copy, questions, asked);
    }
    if (deed == Deed.DELETE) {
      return delete(copy, questions);
    }
    Conditions.dropDangling(questions);
    return new Outcome(copy, asked.path("id").asText(), control);
  }

  private Outcome add(ObjectNode poll, ArrayNode questions) {
    if (questions.size() >= Questionnaire.MOST_QUESTIONS) {
      return new Outcome(poll, "", "");
    }
    ObjectNode added = Ready.of(kind).map(Ready::question).orElseGet(this::blank);
    added.put("id", freeId(questions));
    int place = question < 0 || question >= questions.size() ? questions.size() : question + 1;
    questions.insert(place, added);
    return new Outcome(poll, added.path("id").asText(), "text");
  }

  private ObjectNode blank() {
    ObjectNode blank = JsonNodeFactory.instance.objectNode();
    blank.put("required", false).putObject("text").put("nl", "");
    QuestionKind.of(kind).fit(blank);
    return blank;
  }

  private Outcome copy(ObjectNode poll, ArrayNode questions, ObjectNode asked) {
    if (questions.size() >= Questionnaire.MOST_QUESTIONS) {
      return new Outcome(poll, asked.path("id").asText(), "summary");
    }
    ObjectNode twin = asked.deepCopy();
    twin.put("id", freeId(questions));
    questions.insert(question + 1, twin);
    return new Outcome(poll, twin.path("id").asText(), "text");
  }

  private Outcome delete(ObjectNode poll, ArrayNode questions) {
    questions.remove(question);
    Conditions.dropDangling(questions);
    JsonNode next = questions.path(Math.min(question, questions.size() - 1));
    return new Outcome(poll, next.path("id").asText(), "summary");
  }

  private static String freeId(ArrayNode questions) {
    Identifiers ids = new Identifiers("q");
    questions.forEach(one -> ids.use(one.path("id").asText()));
    return ids.next();
  }

  private static boolean move(ArrayNode things, int from, int to) {
    if (to < 0 || to >= things.size() || from < 0 || from >= things.size()) {
      return false;
    }
    things.insert(to, things.remove(from));
    return true;
  }

  private String option(ObjectNode asked) {
    ArrayNode options = asked.withArray("options");
    return switch (deed) {
      case OPTION_UP -> "option-up-" + (move(options, option, option - 1) ? option - 1 : option);
      case OPTION_DOWN ->
          "option-down-" + (move(options, option, option + 1) ? option + 1 : option);
      case OPTION_DELETE -> deleteOption(options);
      case OPTION_ADD, ADD, UP, DOWN, COPY, DELETE -> addOption(options);
    };
  }

  private String deleteOption(ArrayNode options) {
    if (option >= 0 && option < options.size()) {
      options.remove(option);
    }
    return "option-" + Math.clamp(option, 0, Math.max(options.size() - 1, 0));
  }

  private String addOption(ArrayNode options) {
    if (options.size() >= Questionnaire.MOST_OPTIONS) {
      return "option-" + (options.size() - 1);
    }
    Identifiers ids = new Identifiers("o");
    options.forEach(one -> ids.use(one.path("id").asText()));
    int place = option < 0 || option >= options.size() ? options.size() : option + 1;
    options.insertObject(place).put("id", ids.next()).putObject("text").put("nl", "");
    return "option-" + place;
  }
}
