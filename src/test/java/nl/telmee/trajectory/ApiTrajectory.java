package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.TestNode;
import nl.telmee.web.Json;

/**
 * A trajectory on a node, changed over the API. Thread: one.
 *
 * @param head as the API gave it
 */
record ApiTrajectory(TestNode node, Head head) {
  /** Begins one with its name, its acts and all twelve steps. */
  static ApiTrajectory begin(
      TestNode node, String token, String organisation, String slug, Law... laws) {
    ObjectNode body = Json.object().put("organisation", organisation).put("slug", slug);
    body.set("subject", Example.begun(laws).subject().json());
    HttpResponse<String> made = send(node, "POST", "/api/v1/trajectories", token, body.toString());
    if (made.statusCode() != 201) {
      throw new AssertionError(made.body());
    }
    JsonNode view = TestNode.json(made);
    return new ApiTrajectory(
        node,
        new Head(
            UUID.fromString(view.path("id").asText()),
            slug,
            organisation,
            view.path("decides").asText(),
            Set.of()));
  }

  String path() {
    return "/api/v1/trajectories/" + head.id();
  }

  /** As somebody sees it; an empty token: as everybody does. */
  HttpResponse<String> get(String token) {
    return send(node, "GET", path(), token, "");
  }

  JsonNode view(String token) {
    HttpResponse<String> response = get(token);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.body());
    }
    return TestNode.json(response);
  }

  /** Asks for a change. */
  HttpResponse<String> send(String token, Change change) {
    return switch (change) {
      case Change.Write(Section section) ->
          send("PUT", "/sections/" + section.kind().word(), token, section.json());
      case Change.Put(Item item) -> send("PUT", item(item.kind(), item.id()), token, body(item));
      case Change.Remove(Item.Kind kind, UUID id, String reason) ->
          send("POST", item(kind, id) + "/_remove", token, Map.of("reason", reason));
      case Change.Complete(String key, String note) ->
          send("POST", "/steps/" + key + "/_complete", token, Map.of("note", note));
      case Change.SetAside(String key, String reason) ->
          send("POST", "/steps/" + key + "/_set-aside", token, Map.of("reason", reason));
      case Change.TakeBack(String key, String reason) ->
          send("POST", "/steps/" + key + "/_take-back", token, Map.of("reason", reason));
      case Change.Publish _ -> send("POST", "/_publish", token, Map.of());
      case Change.Close _ -> send("POST", "/_close", token, Map.of());
      case Change.Begin _, Change.Freeze _ ->
          throw new IllegalArgumentException("nobody asks for this");
    };
  }

  private static String item(Item.Kind kind, UUID id) {
    return "/items/" + kind.plural() + "/" + id;
  }

  /** What somebody writes of an item; the program adds the rest. */
  private static ObjectNode body(Item item) {
    ObjectNode json = item.json();
    json.remove("id");
    switch (item) {
      case Activity _ -> json.remove(Set.of("frozen", "tooFew", "unanswered", "leftOut"));
      case Finding _ -> json.remove(Set.of("reported", "evidence", "corrections"));
      case Decision _ -> json.remove(Set.of("on", "outdated", "told", "corrections"));
      case Feedback _ -> json.remove("on");
      case Remark _ -> json.remove(Set.of("by", "on"));
      case Wording _ -> json.remove("on");
      case Improvement _, Attachment _ -> {}
    }
    return json;
  }

  private HttpResponse<String> send(String method, String path, String token, Object body) {
    return send(node, method, path() + path, token, Json.text(body));
  }

  private static HttpResponse<String> send(
      TestNode node, String method, String path, String token, String body) {
    HttpRequest.Builder request = node.request(path, "Content-Type", "application/json");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return node.send(request.method(method, HttpRequest.BodyPublishers.ofString(body)));
  }
}
