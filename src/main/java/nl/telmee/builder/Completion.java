package nl.telmee.builder;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.telmee.id.PollId;
import nl.telmee.poll.Drafts;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Questionnaire;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Fills the gaps of a draft, so that a phone can show it: a text that is missing becomes three
 * dots, a number that cannot be becomes a usual one, a condition on what is gone is left out.
 */
final class Completion {
  private static final String DOTS = "…";
  private static final int MOST_ROUNDS = 8;
  private static final int MOST_OPTIONS = 50;
  private static final int MOST_RANKED = 10;

  private final ObjectNode body;

  private Completion(JsonNode draft) {
    this.body = draft.deepCopy();
  }

  /** A poll of a draft; null when it has no question that can be shown. */
  static @Nullable Poll poll(PollId id, JsonNode draft) {
    if (draft.path("questions").isEmpty()) {
      return null;
    }
    return new Completion(draft).poll(id);
  }

  private @Nullable Poll poll(PollId id) {
    body.put("slug", "voorbeeld").put("access", "open").remove(List.of("opensAt", "closesAt"));
    for (int round = 0; round < MOST_ROUNDS; round++) {
      try {
        return new Poll(id, Drafts.content(body), Poll.State.DRAFT, null, null);
      } catch (Rejected rejected) {
        rejected.mistakes().forEach(this::mend);
      }
    }
    return null;
  }

  private void mend(Mistake mistake) {
    String pointer = mistake.pointer();
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    JsonNode parent = body.at(JsonPointer.compile(pointer).head());
    switch (name) {
      case "nl", "en" -> mendText(parent, name);
      case "title", "text" -> pair(parent, name);
      case "organisation" -> body.put(name, "gemeente");
      case "options" -> options(parent);
      case "questions" -> mendQuestions();
      case "minimum", "maximum" -> ends(parent);
      case "type" -> QuestionKind.SINGLE_CHOICE.fit((ObjectNode) parent);
      case "id" -> Conditions.repairIds(body.withArray("questions"));
      default -> leaveOut(pointer, parent, name);
    }
  }

  private static void mendText(JsonNode pair, String language) {
    if (pair instanceof ObjectNode texts) {
      String text = texts.path(language).asText();
      if (language.equals("en") && text.isBlank()) {
        texts.remove("en");
      } else {
        texts.put(language, text.isBlank() ? DOTS : text.substring(0, Math.min(text.length(), 60)));
      }
    }
  }

  private static void pair(JsonNode parent, String name) {
    if (parent instanceof ObjectNode object) {
      object.putObject(name).put("nl", DOTS);
    }
  }

  /** Both ends together: what is wrong with one may be the other. */
  private static void ends(JsonNode parent) {
    if (parent instanceof ObjectNode question) {
      boolean scale = QuestionKind.of(question) == QuestionKind.SCALE;
      question.put("minimum", scale ? 1 : 0).put("maximum", scale ? 5 : 100);
    }
  }

  private static void options(JsonNode question) {
    if (!(question instanceof ObjectNode object)) {
      return;
    }
    ArrayNode options = object.withArray("options");
    boolean ranking = QuestionKind.of(question) == QuestionKind.RANKING;
    while (options.size() > (ranking ? MOST_RANKED : MOST_OPTIONS)) {
      options.remove(options.size() - 1);
    }
    while (options.size() < 2) {
      options.addObject().put("id", "x" + options.size()).putObject("text").put("nl", DOTS);
    }
  }

  /** Too many questions, or background questions that make too many groups. */
  private void mendQuestions() {
    ArrayNode questions = body.withArray("questions");
    while (questions.size() > Questionnaire.MOST_QUESTIONS) {
      questions.remove(questions.size() - 1);
    }
    questions.forEach(question -> ((ObjectNode) question).remove("background"));
  }

  private void leaveOut(String pointer, JsonNode parent, String name) {
    int condition = pointer.indexOf("/showIf");
    if (condition >= 0 && body.at(pointer.substring(0, condition)) instanceof ObjectNode question) {
      question.remove("showIf");
    } else if (parent instanceof ObjectNode object) {
      object.remove(name);
    }
  }
}
