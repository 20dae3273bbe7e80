package nl.telmee.builder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.TestNode;
import nl.telmee.web.Form;

/** Somebody who makes polls with a browser that has no JavaScript: forms in, pages out. */
final class Maker {
  private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");

  private final TestNode node;
  private final String[] headers;

  Maker(TestNode node, String token) {
    this.node = node;
    this.headers = new String[] {"Authorization", "Bearer " + token, "Accept-Language", "nl"};
  }

  static Maker administrator(TestNode node) {
    return new Maker(node, node.token());
  }

  HttpResponse<String> get(String path) {
    return node.get(path, headers);
  }

  HttpResponse<String> post(String path, Map<String, String> fields) {
    return node.post(path, Form.TYPE, Body.encoded(fields), headers);
  }

  /** Begins a poll; yields the address that it leads to. */
  HttpResponse<String> begin(String start, String name, String file) {
    return begin("velsen", start, name, file);
  }

  HttpResponse<String> begin(String organisation, String start, String name, String file) {
    String boundary = "----limit";
    StringBuilder body = new StringBuilder();
    for (var field :
        Map.of("organisation", organisation, "start", start, "template", name, "earlier", name)
            .entrySet()) {
      body.append(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(boundary, field.getKey(), field.getValue()));
    }
    body.append(
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(boundary, file.isEmpty() ? "" : name, file, boundary));
    return node.post(
        "/staff/polls",
        "multipart/form-data; boundary=" + boundary,
        body.toString().getBytes(StandardCharsets.UTF_8),
        headers);
  }

  /** Begins with a template; yields the id of the draft. */
  String template(String name) {
    return id(begin("template", name, ""));
  }

  static String id(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    Matcher matcher = Pattern.compile("/staff/polls/([0-9a-f-]{36})/").matcher(location(response));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }

  int revision(String poll) {
    Matcher matcher = REVISION.matcher(get("/staff/polls/" + poll + "/edit").body());
    assertThat(matcher.find()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /** Sends the form with a draft, as one who opened the page at a revision. */
  HttpResponse<String> send(String poll, int revision, JsonNode draft, String action) {
    Map<String, String> fields = new LinkedHashMap<>(DraftFormTest.fields(draft));
    fields.put("revision", String.valueOf(revision));
    fields.put("action", action);
    return post("/staff/polls/" + poll + "/edit", fields);
  }
}
