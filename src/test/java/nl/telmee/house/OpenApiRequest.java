package nl.telmee.house;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import nl.telmee.TestNode;

/** A request to the API that can be changed a little and sent often. Paths begin after the base. */
record OpenApiRequest(String method, String path, Map<String, String> headers, String body) {
  static OpenApiRequest of(String method, String path) {
    return new OpenApiRequest(method, path, Map.of(), "");
  }

  OpenApiRequest method(String other) {
    return new OpenApiRequest(other, path, headers, body);
  }

  OpenApiRequest path(String other) {
    return new OpenApiRequest(method, other, headers, body);
  }

  OpenApiRequest with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new OpenApiRequest(method, path, more, body);
  }

  OpenApiRequest without(String header) {
    Map<String, String> fewer = new TreeMap<>(headers);
    fewer.remove(header);
    return new OpenApiRequest(method, path, fewer, body);
  }

  OpenApiRequest token(String token) {
    return with("Authorization", "Bearer " + token);
  }

  OpenApiRequest json(Object other) {
    return body("application/json", other.toString());
  }

  OpenApiRequest body(String type, String text) {
    return new OpenApiRequest(method, path, headers, text).with("Content-Type", type);
  }

  HttpRequest to(TestNode node) {
    HttpRequest.Builder builder = node.request(OpenApiDocument.BASE + path);
    headers.forEach(builder::header);
    boolean bytes = "application/zip".equals(headers.get("Content-Type"));
    return builder
        .method(
            method,
            HttpRequest.BodyPublishers.ofString(
                body, bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8))
        .build();
  }
}
