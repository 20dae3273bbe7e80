package nl.telmee.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.trajectory.Section;
import nl.telmee.web.Form;
import nl.telmee.web.Json;

/**
 * Forms of sections as the JSON that the API takes, so that pages and API have one reader; and back
 * as what stands in the fields. Rows that were left empty are not in it.
 */
final class SectionJson {
  private SectionJson() {}

  static ObjectNode of(Section.Kind kind, Form form) {
    ObjectNode json = Json.object();
    SectionAsks.of(kind).forEach(ask -> ask.write(form, json));
    switch (kind) {
      case STAKEHOLDERS -> SectionFan.write(form, json);
      case PLANNING -> SectionStages.write(form, json);
      case EVALUATION -> SectionScores.write(form, json);
      case MEANS -> SectionCosts.write(form, json);
      case SUBJECT, INFLUENCE, COUNCIL_START, GOAL, APPROACH, REPORT, REVIEW, LATER_ADVICE -> {}
    }
    return json;
  }

  /** What stands in the fields, by name. */
  static Map<String, List<String>> values(JsonNode json) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    flatten("", json, values);
    return values;
  }

  private static void flatten(String name, JsonNode node, Map<String, List<String>> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  flatten(
                      name.isEmpty() ? member.getKey() : name + "-" + member.getKey(),
                      member.getValue(),
                      values));
    } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(name + "-" + i, node.get(i), values);
      }
    } else if (node.isArray()) {
      values.put(name, texts(node));
    } else {
      values.put(name, List.of(node.asText()));
    }
  }

  /** The texts of an array. */
  static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
