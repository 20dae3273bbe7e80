package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.web.Json;

/** Changes as they stand in the log. */
final class ChangeJson {
  private ChangeJson() {}

  /** The word of a change, for the log and for messages. */
  static String word(Change change) {
    return switch (change) {
      case Change.Begin _ -> "begin";
      case Change.Write _ -> "write";
      case Change.Put _ -> "put";
      case Change.Remove _ -> "remove";
      case Change.Publish _ -> "publish";
      case Change.Complete _ -> "complete";
      case Change.SetAside _ -> "set-aside";
      case Change.TakeBack _ -> "take-back";
      case Change.Freeze _ -> "freeze";
      case Change.Close _ -> "close";
    };
  }

  static ObjectNode write(Change change) {
    ObjectNode json = Json.object();
    switch (change) {
      case Change.Begin(Subject subject, Planning planning) ->
          json.<ObjectNode>set("subject", subject.json()).set("planning", planning.json());
      case Change.Write(Section section) ->
          json.put("section", section.kind().word()).set("value", section.json());
      case Change.Put(Item item) ->
          json.put("item", item.kind().plural()).set("value", item.json());
      case Change.Remove(Item.Kind kind, UUID id, String reason) ->
          json.put("item", kind.plural()).put("id", id.toString()).put("reason", reason);
      case Change.Publish _, Change.Close _ -> {}
      case Change.Complete(String key, String note) -> json.put("step", key).put("note", note);
      case Change.SetAside(String key, String reason) ->
          json.put("step", key).put("reason", reason);
      case Change.TakeBack(String key, String reason) ->
          json.put("step", key).put("reason", reason);
      case Change.Freeze freeze -> freeze(json, freeze);
    }
    return json;
  }

  private static void freeze(ObjectNode json, Change.Freeze freeze) {
    json.put("activity", freeze.activity().toString())
        .put("version", freeze.version())
        .put("responses", freeze.responses())
        .put("tooFew", freeze.tooFew());
    var unanswered = json.putArray("unanswered");
    freeze.unanswered().forEach(unanswered::add);
    var drafts = json.putArray("drafts");
    freeze.drafts().forEach(draft -> drafts.add(draft.json()));
  }

  /** A change as it was stored. */
  static Change read(String word, JsonNode json) {
    return switch (word) {
      case "begin" ->
          new Change.Begin(
              (Subject) Section.Kind.SUBJECT.read(json.path("subject")),
              (Planning) Section.Kind.PLANNING.read(json.path("planning")));
      case "write" ->
          new Change.Write(
              Section.Kind.of(json.path("section").asText())
                  .orElseThrow()
                  .read(json.path("value")));
      case "put" -> new Change.Put(item(json));
      case "remove" ->
          new Change.Remove(
              Item.Kind.ofPlural(json.path("item").asText()).orElseThrow(),
              id(json.path("id")),
              json.path("reason").asText());
      case "publish" -> new Change.Publish();
      case "complete" -> new Change.Complete(step(json), json.path("note").asText());
      case "set-aside" -> new Change.SetAside(step(json), json.path("reason").asText());
      case "take-back" -> new Change.TakeBack(step(json), json.path("reason").asText());
      case "freeze" ->
          new Change.Freeze(
              id(json.path("activity")),
              json.path("version").asInt(),
              json.path("responses").asInt(),
              json.path("tooFew").asBoolean(),
              texts(json.path("unanswered")),
              drafts(json.path("drafts")));
      case "close" -> new Change.Close();
      default -> throw new IllegalStateException("no change is called " + word);
    };
  }

  private static Item item(JsonNode json) {
    JsonNode value = json.path("value");
    return Item.Kind.ofPlural(json.path("item").asText())
        .orElseThrow()
        .stored(id(value.path("id")), value);
  }

  private static List<Finding> drafts(JsonNode json) {
    List<Finding> drafts = new ArrayList<>();
    json.forEach(one -> drafts.add((Finding) Item.Kind.FINDING.stored(id(one.path("id")), one)));
    return drafts;
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static String step(JsonNode json) {
    return json.path("step").asText();
  }

  private static UUID id(JsonNode json) {
    return UUID.fromString(json.asText());
  }
}
