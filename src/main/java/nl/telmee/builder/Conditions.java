package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ids in a draft and the conditions that refer to them. */
final class Conditions {
  private Conditions() {}

  /** Gives an id to each question and option that has none, or one that was used before. */
  static void repairIds(ArrayNode questions) {
    repair(questions, "q");
    for (JsonNode question : questions) {
      if (question.path("options") instanceof ArrayNode options) {
        repair(options, "o");
      }
    }
  }

  private static void repair(ArrayNode things, String prefix) {
    Identifiers ids = new Identifiers(prefix);
    things.forEach(thing -> ids.use(thing.path("id").asText()));
    Set<String> seen = new HashSet<>();
    for (JsonNode thing : things) {
      String id = thing.path("id").asText();
      if (thing instanceof ObjectNode object && (id.isBlank() || !seen.add(id))) {
        object.put("id", ids.next());
      }
    }
  }

  /** Whether a question may decide whether later ones are asked. */
  static boolean decides(JsonNode question) {
    QuestionKind kind = QuestionKind.of(question);
    return kind == QuestionKind.SINGLE_CHOICE || kind == QuestionKind.MULTIPLE_CHOICE;
  }

  /** Forgets conditions on what is no longer there: the question, or all of the options. */
  static void dropDangling(ArrayNode questions) {
    for (JsonNode question : questions) {
      if (question.path("showIf") instanceof ObjectNode showIf) {
        JsonNode earlier = find(questions, showIf.path("question").asText());
        if (earlier == null) {
          ((ObjectNode) question).remove("showIf");
        } else {
          keepOptions(showIf, earlier);
        }
      }
    }
  }

  private static void keepOptions(ObjectNode showIf, JsonNode earlier) {
    Set<String> options = new HashSet<>();
    earlier.path("options").forEach(option -> options.add(option.path("id").asText()));
    ArrayNode kept = showIf.arrayNode();
    for (JsonNode option : showIf.path("anyOf")) {
      if (options.contains(option.asText())) {
        kept.add(option);
      }
    }
    showIf.set("anyOf", kept);
  }

  static @Nullable JsonNode find(JsonNode questions, String id) {
    for (JsonNode question : questions) {
      if (question.path("id").asText().equals(id)) {
        return question;
      }
    }
    return null;
  }
}
