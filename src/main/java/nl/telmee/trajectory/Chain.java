package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/**
 * What leads from what residents said to what was done with it, and back: each link of the chain
 * names the one before it and the one after it. Pure.
 */
final class Chain {
  private Chain() {}

  /** Adds the links to the items of a view. Those that are in the content, no others. */
  static void link(ObjectNode view, Content content) {
    for (JsonNode activity : view.path(Item.Kind.ACTIVITY.plural())) {
      UUID id = id(activity);
      list(
          (ObjectNode) activity,
          "findings",
          content.items(Finding.class).stream()
              .filter(one -> one.activity().equals(id))
              .map(Finding::id)
              .toList());
    }
    for (JsonNode finding : view.path(Item.Kind.FINDING.plural())) {
      UUID id = id(finding);
      content
          .item(Decision.class, id)
          .ifPresent(decision -> ((ObjectNode) finding).put("decision", decision.id().toString()));
      list((ObjectNode) finding, "feedback", feedback(content, id));
    }
    for (JsonNode decision : view.path(Item.Kind.DECISION.plural())) {
      UUID id = id(decision);
      ((ObjectNode) decision).put("finding", id.toString());
      list((ObjectNode) decision, "feedback", feedback(content, id));
    }
  }

  private static UUID id(JsonNode item) {
    return UUID.fromString(item.path("id").asText());
  }

  private static List<UUID> feedback(Content content, UUID finding) {
    return content.items(Feedback.class).stream()
        .filter(one -> one.findings().contains(finding))
        .map(Feedback::id)
        .toList();
  }

  private static void list(ObjectNode item, String name, List<UUID> ids) {
    ArrayNode list = item.putArray(name);
    ids.forEach(id -> list.add(id.toString()));
  }
}
