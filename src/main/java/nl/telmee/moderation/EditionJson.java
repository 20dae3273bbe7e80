package nl.telmee.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.release.TextEdition;

/** The questions of an edition as JSON: in the table and over the API. */
final class EditionJson {
  private EditionJson() {}

  static ArrayNode write(List<TextEdition.Texts> questions) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (TextEdition.Texts one : questions) {
      ObjectNode node =
          array
              .addObject()
              .put("id", one.question())
              .put("read", one.read())
              .put("leftOut", one.leftOut());
      ArrayNode labels = node.putArray("labels");
      one.labels()
          .forEach(
              label -> labels.addObject().put("name", label.name()).put("count", label.count()));
      ArrayNode texts = node.putArray("texts");
      one.texts().forEach(texts::add);
    }
    return array;
  }

  static List<TextEdition.Texts> read(JsonNode array) {
    List<TextEdition.Texts> questions = new ArrayList<>();
    for (JsonNode node : array) {
      List<TextEdition.LabelCount> labels = new ArrayList<>();
      for (JsonNode label : node.path("labels")) {
        labels.add(
            new TextEdition.LabelCount(label.path("name").asText(), label.path("count").asLong()));
      }
      List<String> texts = new ArrayList<>();
      node.path("texts").forEach(text -> texts.add(text.asText()));
      questions.add(
          new TextEdition.Texts(
              node.path("id").asText(),
              node.path("read").asLong(),
              node.path("leftOut").asLong(),
              labels,
              texts));
    }
    return questions;
  }
}
