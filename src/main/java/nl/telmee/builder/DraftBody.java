package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Brings JSON from outside into the shape of a draft: what a poll has, of the kind that it has
 * there, and nothing else. Values may still be wrong; the builder shows what is.
 */
final class DraftBody {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> NUMBERS =
      List.of("minChoices", "maxChoices", "minimum", "maximum", "maxLength");

  private DraftBody() {}

  /** The draft in a body like that of {@code POST /polls}, or like what {@code GET} gives back. */
  static ObjectNode of(JsonNode body) {
    ObjectNode poll = NODES.objectNode();
    for (String name : List.of("organisation", "slug", "opensAt", "closesAt", "access")) {
      copy(body, poll, name);
    }
    pair(body, poll, "title");
    pair(body, poll, "introduction");
    ObjectNode policy = poll.putObject("resultsPolicy");
    JsonNode given = body.path("resultsPolicy");
    copy(given, policy, "visibility");
    copy(given, policy, "minimumGroup");
    policy.put("breakdowns", given.path("breakdowns").asBoolean(true));
    policy.put("microdata", given.path("microdata").asBoolean(false));
    ArrayNode questions = poll.putArray("questions");
    for (JsonNode question : body.path("questions")) {
      if (question.isObject() && questions.size() < DraftForm.MOST_QUESTIONS) {
        questions.add(question(question));
      }
    }
    Conditions.repairIds(questions);
    return poll;
  }

  private static ObjectNode question(JsonNode from) {
    ObjectNode question = NODES.objectNode();
    copy(from, question, "id");
    question.put("required", from.path("required").asBoolean(false));
    pair(from, question, "text");
    if (!question.has("text")) {
      question.putObject("text").put("nl", "");
    }
    condition(from.path("showIf"), question);
    QuestionKind kind = QuestionKind.of(from);
    if (kind.has("background")) {
      question.put("background", from.path("background").asBoolean(false));
    }
    NUMBERS.forEach(name -> copy(from, question, name));
    pair(from, question, "minimumLabel");
    pair(from, question, "maximumLabel");
    ArrayNode options = question.putArray("options");
    for (JsonNode option : from.path("options")) {
      if (option.isObject() && options.size() < DraftForm.MOST_OPTIONS) {
        ObjectNode kept = options.addObject();
        copy(option, kept, "id");
        pair(option, kept, "text");
      }
    }
    kind.fit(question);
    return question;
  }

  private static void condition(JsonNode from, ObjectNode question) {
    if (from.isObject()) {
      ObjectNode showIf = question.putObject("showIf");
      showIf.put("question", from.path("question").asText());
      ArrayNode anyOf = showIf.putArray("anyOf");
      from.path("anyOf").forEach(option -> anyOf.add(option.asText()));
    }
  }

  private static void copy(JsonNode from, ObjectNode to, String name) {
    JsonNode value = from.path(name);
    if (value.isTextual() || value.isNumber()) {
      to.set(name, value);
    }
  }

  private static void pair(JsonNode from, ObjectNode to, String name) {
    JsonNode pair = from.path(name);
    if (pair.isObject()) {
      ObjectNode kept = to.putObject(name);
      copy(pair, kept, "nl");
      copy(pair, kept, "en");
    }
  }
}
