package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nl.telmee.poll.Question;
import nl.telmee.web.Json;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** Adds what was asked to the numbers of a question, in the languages in which it was asked. */
final class QuestionTexts {
  private QuestionTexts() {}

  static void add(Question question, ObjectNode numbers) {
    numbers.set("text", Json.tree(question.text()));
    for (JsonNode option : numbers.path("options")) {
      ofOption(question, option.path("id").asText())
          .ifPresent(text -> ((ObjectNode) option).set("text", Json.tree(text)));
    }
    if (question instanceof Question.Scale scale) {
      put(numbers, "minimumLabel", scale.minimumLabel());
      put(numbers, "maximumLabel", scale.maximumLabel());
    }
  }

  private static void put(ObjectNode numbers, String name, @Nullable Translated label) {
    if (label != null) {
      numbers.set(name, Json.tree(label));
    }
  }

  /** The text of an option; values of a scale have none. */
  static Optional<Translated> ofOption(Question question, String option) {
    return question instanceof Question.WithOptions choice && choice.indexOf(option) >= 0
        ? Optional.of(choice.options().get(choice.indexOf(option)).text())
        : Optional.empty();
  }
}
