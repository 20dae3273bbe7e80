package nl.telmee.poll;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.telmee.id.Theme;
import nl.telmee.web.Fields;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * Writes what {@link PollReader} reads, with every default filled in: the form in which a poll is
 * stored and shown.
 */
final class PollJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PollJson() {}

  static ObjectNode write(PollContent content) {
    ObjectNode poll = NODES.objectNode();
    poll.put("organisation", content.organisation());
    poll.put("slug", content.slug());
    poll.set("title", translated(content.title()));
    put(poll, "introduction", content.introduction());
    poll.put("opensAt", content.opensAt() == null ? null : content.opensAt().toString());
    poll.put("closesAt", content.closesAt() == null ? null : content.closesAt().toString());
    ArrayNode themes = poll.putArray("themes");
    content.themes().stream().sorted().map(Theme::token).forEach(themes::add);
    poll.put("access", Fields.wordOf(content.access()));
    poll.putObject("resultsPolicy")
        .put("visibility", Fields.wordOf(content.policy().visibility()))
        .put("minimumGroup", content.policy().minimumGroup())
        .put("breakdowns", content.policy().breakdowns())
        .put("microdata", content.policy().microdata());
    poll.putObject("retention")
        .put("responses", content.retention().responses())
        .put("texts", content.retention().texts())
        .put("codes", content.retention().codes());
    ArrayNode questions = poll.putArray("questions");
    content.questionnaire().questions().forEach(question -> questions.add(question(question)));
    return poll;
  }

  private static ObjectNode question(Question question) {
    ObjectNode node = NODES.objectNode();
    node.put("id", question.id());
    node.put("type", question.type());
    node.put("required", question.required());
    node.set("text", translated(question.text()));
    Question.ShowIf showIf = question.showIf();
    if (showIf != null) {
      ObjectNode condition = node.putObject("showIf");
      condition.put("question", showIf.question());
      ArrayNode anyOf = condition.putArray("anyOf");
      showIf.anyOf().forEach(anyOf::add);
    }
    details(question, node);
    return node;
  }

  private static void details(Question question, ObjectNode node) {
    switch (question) {
      case Question.SingleChoice choice -> {
        node.put("background", choice.background());
        node.set("options", options(choice.options()));
      }
      case Question.MultipleChoice choice -> {
        node.put("minChoices", choice.minChoices());
        node.put("maxChoices", choice.maxChoices());
        node.set("options", options(choice.options()));
      }
      case Question.Scale scale -> {
        node.put("minimum", scale.minimum());
        node.put("maximum", scale.maximum());
        put(node, "minimumLabel", scale.minimumLabel());
        put(node, "maximumLabel", scale.maximumLabel());
      }
      case Question.Ranking ranking -> node.set("options", options(ranking.options()));
      case Question.Amount amount -> {
        node.put("minimum", amount.minimum());
        node.put("maximum", amount.maximum());
      }
      case Question.OpenText text -> node.put("maxLength", text.maxLength());
    }
  }

  private static ArrayNode options(List<Question.Option> options) {
    ArrayNode array = NODES.arrayNode();
    for (Question.Option option : options) {
      ObjectNode node = array.addObject();
      node.put("id", option.id());
      node.set("text", translated(option.text()));
    }
    return array;
  }

  private static void put(ObjectNode node, String name, @Nullable Translated text) {
    if (text != null) {
      node.set(name, translated(text));
    }
  }

  private static ObjectNode translated(Translated text) {
    ObjectNode node = NODES.objectNode().put("nl", text.nl());
    if (text.en() != null) {
      node.put("en", text.en());
    }
    return node;
  }
}
