package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.web.Words;

/** Where something stands in a draft: as a field of the builder, and in words. */
final class Place {
  private Place() {}

  /** The name of the form's field for a JSON Pointer. */
  static String field(String pointer) {
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
  }

  /**
   * The id of the element to go to for a JSON Pointer. A mistake may be about a whole of which only
   * parts have fields.
   */
  static String element(String pointer) {
    String at = pointer;
    if (at.matches(".*/(text|title|introduction|minimumLabel|maximumLabel)")) {
      at += "/nl";
    } else if (at.contains("/showIf")) {
      at = at.substring(0, at.indexOf("/showIf")) + "/showIf/question";
    } else if (at.matches("/questions/\\d+")) {
      at += "/text/nl";
    } else if (at.startsWith("resultsPolicy", 1) && at.endsWith("resultsPolicy")) {
      at += "/minimumGroup";
    }
    return "f-" + field(at);
  }

  /** The position of the question that a pointer is about, or -1. */
  static int question(String pointer) {
    if (!pointer.matches("/questions/\\d{1,3}(/.*)?")) {
      return -1;
    }
    String rest = pointer.substring("/questions/".length());
    int slash = rest.indexOf('/');
    return Integer.parseInt(slash < 0 ? rest : rest.substring(0, slash));
  }

  /** A pointer in words: "Vraag 3, antwoord 2". */
  static String words(String pointer, Words words) {
    int question = question(pointer);
    List<String> parts = new ArrayList<>();
    if (question >= 0) {
      parts.add(words.say("builder.place.question", question + 1));
    }
    String[] names = pointer.split("/", -1);
    for (int i = question >= 0 ? 3 : 1; i < names.length; i++) {
      if (names[i].matches("\\d+")) {
        parts.add(words.say("builder.place.option", Integer.parseInt(names[i]) + 1));
      } else if (!names[i].equals("options") || i == names.length - 1) {
        parts.add(name(names[i], words));
      }
    }
    return String.join(", ", parts);
  }

  /** The name of a member of a draft, for people. */
  static String name(String member, Words words) {
    return switch (member) {
      case "nl" -> words.say("builder.place.nl");
      case "en" -> words.say("builder.place.en");
      case "title" -> words.say("builder.title");
      case "introduction" -> words.say("builder.introduction");
      case "slug" -> words.say("builder.slug");
      case "organisation" -> words.say("builder.organisation");
      case "opensAt" -> words.say("builder.opens");
      case "closesAt" -> words.say("builder.closes");
      case "access" -> words.say("builder.access");
      case "resultsPolicy" -> words.say("builder.policy");
      case "visibility" -> words.say("builder.visibility");
      case "minimumGroup" -> words.say("builder.group");
      case "breakdowns" -> words.say("builder.breakdowns");
      case "microdata" -> words.say("builder.microdata");
      case "questions" -> words.say("builder.questions");
      case "options" -> words.say("builder.options");
      case "text" -> words.say("builder.text");
      case "type" -> words.say("builder.type");
      case "required" -> words.say("builder.required");
      case "background" -> words.say("builder.background");
      case "minimum" -> words.say("builder.minimum");
      case "maximum" -> words.say("builder.maximum");
      case "minimumLabel" -> words.say("builder.minimum-label");
      case "maximumLabel" -> words.say("builder.maximum-label");
      case "minChoices" -> words.say("builder.min-choices");
      case "maxChoices" -> words.say("builder.max-choices");
      case "maxLength" -> words.say("builder.max-length");
      case "order" -> words.say("builder.place.order");
      case "showIf", "question", "anyOf" -> words.say("builder.condition");
      default -> member;
    };
  }

  /** A value for people, as it stands in a draft. */
  static String value(JsonNode value, JsonNode poll, Words words) {
    if (value.isMissingNode() || value.isNull()) {
      return words.say("builder.value.nothing");
    }
    if (value.isBoolean()) {
      return words.say(value.booleanValue() ? "builder.value.yes" : "builder.value.no");
    }
    if (value.has("text")) {
      return value.path("text").path("nl").asText();
    }
    if (value.has("anyOf")) {
      return condition(value, poll, words);
    }
    if (value.isArray()) {
      List<String> titles = new ArrayList<>();
      value.forEach(id -> titles.add(title(poll, id.asText())));
      return String.join(" · ", titles);
    }
    return value.isObject() ? value.path("nl").asText() : value.asText();
  }

  private static String title(JsonNode poll, String id) {
    JsonNode question = Conditions.find(poll.path("questions"), id);
    return question == null ? id : question.path("text").path("nl").asText();
  }

  private static String condition(JsonNode showIf, JsonNode poll, Words words) {
    JsonNode earlier = Conditions.find(poll.path("questions"), showIf.path("question").asText());
    List<String> options = new ArrayList<>();
    for (JsonNode id : showIf.path("anyOf")) {
      JsonNode option =
          earlier == null ? null : Conditions.find(earlier.path("options"), id.asText());
      options.add(option == null ? id.asText() : option.path("text").path("nl").asText());
    }
    return words.say(
        "builder.value.condition",
        title(poll, showIf.path("question").asText()),
        String.join(", ", options));
  }
}
