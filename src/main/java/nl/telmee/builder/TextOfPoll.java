package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the texts that respondents read.
 *
 * @param at JSON Pointer of the pair
 */
record TextOfPoll(String at, String dutch, String english) {
  /** All texts of a draft, in the order in which they are read. */
  static List<TextOfPoll> of(JsonNode poll) {
    List<TextOfPoll> texts = new ArrayList<>();
    add(texts, poll, "", "title");
    add(texts, poll, "", "introduction");
    JsonNode questions = poll.path("questions");
    for (int i = 0; i < questions.size(); i++) {
      String at = "/questions/" + i;
      JsonNode question = questions.get(i);
      add(texts, question, at, "text");
      add(texts, question, at, "minimumLabel");
      add(texts, question, at, "maximumLabel");
      JsonNode options = question.path("options");
      for (int j = 0; j < options.size(); j++) {
        add(texts, options.get(j), at + "/options/" + j, "text");
      }
    }
    return texts;
  }

  private static void add(List<TextOfPoll> texts, JsonNode node, String at, String name) {
    JsonNode pair = node.path(name);
    if (pair.isObject()) {
      texts.add(
          new TextOfPoll(at + "/" + name, pair.path("nl").asText(), pair.path("en").asText()));
    }
  }

  /** Whether there is a Dutch text and no English one. */
  boolean lacksEnglish() {
    return !dutch.isBlank() && english.isBlank();
  }
}
