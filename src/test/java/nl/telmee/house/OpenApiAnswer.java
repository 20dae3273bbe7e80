package nl.telmee.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.telmee.house.OpenApiDocument.Operation;

/**
 * What the server answered; says where that is not what the document promises.
 *
 * @param body of a stream: its first events
 */
record OpenApiAnswer(int status, HttpHeaders headers, String body) {
  private static final String STREAM = "text/event-stream";

  /** Comments may stand before it. */
  private static final Pattern FIRST_EVENT = Pattern.compile("(?m)^data: .*\n\n");

  /** What the document says once, in its introduction, about every response. */
  private static final Map<String, Pattern> EVERYWHERE =
      Map.of(
          "strict-transport-security", Pattern.compile("max-age=\\d{8,}.*"),
          "content-security-policy", Pattern.compile("(.*; ?)?frame-ancestors 'none'.*"),
          "x-content-type-options", Pattern.compile("nosniff"),
          "x-frame-options", Pattern.compile("DENY"),
          "api-version", Pattern.compile("\\d+\\.\\d+\\.\\d+"));

  /** Headers of HTTP itself and of pages, which belong to no operation. */
  private static final Set<String> OF_HTTP =
      Set.of(
          "content-type",
          "content-length",
          "transfer-encoding",
          "connection",
          "vary",
          "referrer-policy");

  static OpenApiAnswer of(HttpResponse<InputStream> response) {
    try (InputStream in = response.body()) {
      boolean stream =
          response.headers().firstValue("Content-Type").filter(STREAM::equals).isPresent();
      String body =
          stream ? firstEvents(in) : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new OpenApiAnswer(response.statusCode(), response.headers(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstEvents(InputStream stream) throws IOException {
    StringBuilder text = new StringBuilder();
    while (!FIRST_EVENT.matcher(text).find()) {
      int next = stream.read();
      if (next < 0) {
        break;
      }
      text.append((char) next);
    }
    return text.toString();
  }

  /** Where this breaks the promise; empty when it keeps it. */
  List<String> objections(OpenApiDocument document, Operation operation) {
    Optional<JsonNode> promised = document.response(operation, status);
    if (promised.isEmpty()) {
      return List.of("undocumented status " + status + ": " + body);
    }
    List<String> objections = new ArrayList<>(headerObjections(document, promised.get()));
    objections.addAll(bodyObjections(document, operation, promised.get()));
    return objections;
  }

  private List<String> headerObjections(OpenApiDocument document, JsonNode promised) {
    List<String> objections = new ArrayList<>();
    EVERYWHERE.forEach(
        (name, value) -> {
          if (!value.matcher(header(name)).matches()) {
            objections.add("header " + name + " is " + header(name));
          }
        });
    if (!header("api-version").equals(document.version())) {
      objections.add("the version of the API is another");
    }
    Set<String> undocumented = new TreeSet<>();
    headers.map().keySet().forEach(name -> undocumented.add(name.toLowerCase(Locale.ROOT)));
    undocumented.removeAll(EVERYWHERE.keySet());
    undocumented.removeAll(OF_HTTP);
    document
        .headers(promised)
        .forEach(
            (name, schema) -> {
              undocumented.remove(name.toLowerCase(Locale.ROOT));
              objections.addAll(valueObjections(document, name, schema));
            });
    if (undocumented.remove("cache-control") && !header("cache-control").equals("no-store")) {
      objections.add("Cache-Control must be no-store, not " + header("cache-control"));
    }
    undocumented.forEach(name -> objections.add("undocumented header " + name));
    return objections;
  }

  private List<String> valueObjections(OpenApiDocument document, String name, JsonNode schema) {
    String value = header(name);
    boolean number = schema.path("type").asText().equals("integer");
    return value.isEmpty()
        ? List.of()
        : document.mistakes(schema, number ? value : "\"" + value.replace("\"", "\\\"") + "\"");
  }

  private List<String> bodyObjections(
      OpenApiDocument document, Operation operation, JsonNode promised) {
    JsonNode content = promised.path("content");
    String type = header("content-type").replaceFirst(";.*", "");
    if (content.isMissingNode()) {
      return body.isEmpty() && type.isEmpty() ? List.of() : List.of("there should be no body");
    }
    JsonNode schema = content.path(type).path("schema");
    if (schema.isMissingNode()) {
      return List.of("undocumented content type \"" + type + "\"");
    }
    return switch (type) {
      case "application/json", "application/problem+json" -> json(document, schema, type);
      case STREAM ->
          document.mistakes(operation.toString().contains("/events") ? "Event" : "Results", data());
      default -> body.isEmpty() ? List.of("there should be a body") : List.of();
    };
  }

  private List<String> json(OpenApiDocument document, JsonNode schema, String type) {
    List<String> mistakes = new ArrayList<>(document.mistakes(schema, body));
    if (type.equals("application/problem+json") && !body.contains("\"status\":" + status)) {
      mistakes.add("the status in the problem is another");
    }
    if (status == 400 && type.equals("application/problem+json") && !body.contains("\"errors\"")) {
      mistakes.add("the mistakes are not named");
    }
    return mistakes;
  }

  private String data() {
    return body.lines()
        .filter(line -> line.startsWith("data:"))
        .map(line -> line.substring(5))
        .findFirst()
        .orElse("");
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
