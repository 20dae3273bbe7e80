package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Two people who each added something got the same new id for it; one of them gets another. */
final class SameIds {
  private SameIds() {}

  /** My draft, with new ids for what I added where somebody else added something of that id. */
  static JsonNode renamed(JsonNode before, JsonNode mine, JsonNode theirs) {
    JsonNode copy = mine.deepCopy();
    if (!(copy.path("questions") instanceof ArrayNode questions)) {
      return copy;
    }
    Map<String, String> changed =
        rename(before.path("questions"), questions, theirs.path("questions"), "q");
    for (JsonNode question : questions) {
      String id = question.path("id").asText();
      JsonNode old = Conditions.find(before.path("questions"), id);
      JsonNode other = Conditions.find(theirs.path("questions"), id);
      if (old != null && other != null && question.path("options") instanceof ArrayNode options) {
        Map<String, String> newOptions =
            rename(old.path("options"), options, other.path("options"), "o");
        pointToOptions(questions, id, newOptions);
      }
      if (question.path("showIf") instanceof ObjectNode showIf) {
        String wanted = showIf.path("question").asText();
        showIf.put("question", changed.getOrDefault(wanted, wanted));
      }
    }
    return copy;
  }

  private static void pointToOptions(
      ArrayNode questions, String question, Map<String, String> changed) {
    for (JsonNode one : questions) {
      if (one.path("showIf") instanceof ObjectNode showIf
          && showIf.path("question").asText().equals(question)) {
        ArrayNode anyOf = showIf.arrayNode();
        showIf
            .path("anyOf")
            .forEach(option -> anyOf.add(changed.getOrDefault(option.asText(), option.asText())));
        showIf.set("anyOf", anyOf);
      }
    }
  }

  private static Map<String, String> rename(
      JsonNode before, ArrayNode mine, JsonNode theirs, String prefix) {
    Set<String> old = ids(before);
    Set<String> other = ids(theirs);
    Identifiers free = new Identifiers(prefix);
    old.forEach(free::use);
    other.forEach(free::use);
    ids(mine).forEach(free::use);
    Map<String, String> changed = new HashMap<>();
    for (JsonNode one : mine) {
      String id = one.path("id").asText();
      boolean bothAdded = !old.contains(id) && other.contains(id);
      if (bothAdded && !one.equals(Conditions.find(theirs, id))) {
        changed.put(id, free.next());
        ((ObjectNode) one).put("id", changed.get(id));
      }
    }
    return changed;
  }

  private static Set<String> ids(JsonNode things) {
    Set<String> ids = new HashSet<>();
    things.forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }
}
