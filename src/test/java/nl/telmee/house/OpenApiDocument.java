package nl.telmee.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The published document, read strictly: where it says nothing else, an object holds only the
 * fields it names. (To clients it promises less, so that later versions may add fields.)
 */
final class OpenApiDocument {
  static final String BASE = "/api/v1";
  private static final String FILE = "src/main/resources/openapi.json";
  private static final String ADDRESS = "https://telmee.example/schemas";
  private static final String COMPONENTS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/$defs/";

  /** An operation; its name is like {@code GET /polls/{poll}}. */
  record Operation(String name, String path, JsonNode definition) {
    /** Whether it cannot be called without a token. */
    boolean needsToken() {
      JsonNode security = definition.path("security");
      return security.size() > 0 && security.valueStream().noneMatch(JsonNode::isEmpty);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final JsonNode root;
  private final SchemaRegistry schemas;
  private final Map<String, Operation> operations = new LinkedHashMap<>();

  private OpenApiDocument(JsonNode root) {
    this.root = root;
    close(root.at("/components/schemas"));
    root.path("paths")
        .forEachEntry(
            (path, item) -> {
              for (String method : List.of("get", "post", "put", "delete", "patch")) {
                if (item.has(method)) {
                  String name = method.toUpperCase(Locale.ROOT) + " " + path;
                  operations.put(name, new Operation(name, path, item.path(method)));
                }
              }
            });
    String definitions = "{\"$defs\":" + root.at("/components/schemas") + "}";
    Map<String, String> texts = Map.of(ADDRESS, definitions.replace(COMPONENTS, DEFINITIONS));
    this.schemas =
        SchemaRegistry.withDialect(Dialects.getOpenApi31(), builder -> builder.schemas(texts));
  }

  static OpenApiDocument read() {
    try {
      return new OpenApiDocument(new ObjectMapper().readTree(Path.of(FILE).toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("type").asText().equals("object")
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(OpenApiDocument::close);
  }

  String version() {
    return root.at("/info/version").asText();
  }

  List<Operation> operations() {
    return List.copyOf(operations.values());
  }

  Operation operation(String name) {
    return Objects.requireNonNull(operations.get(name), name);
  }

  /** The statuses that an operation documents, {@code default} aside. */
  List<Integer> statuses(Operation operation) {
    List<Integer> statuses = new ArrayList<>();
    operation
        .definition()
        .path("responses")
        .fieldNames()
        .forEachRemaining(
            status -> {
              if (!status.equals("default")) {
                statuses.add(Integer.valueOf(status));
              }
            });
    return statuses;
  }

  /** What an operation says of a status; that it answers 405 is documented for all at once. */
  Optional<JsonNode> response(Operation operation, int status) {
    JsonNode responses = operation.definition().path("responses");
    JsonNode found = responses.path(status == 405 ? "default" : String.valueOf(status));
    return found.isMissingNode() ? Optional.empty() : Optional.of(resolved(found));
  }

  /** The schemas of a response's headers, by name. */
  Map<String, JsonNode> headers(JsonNode response) {
    Map<String, JsonNode> headers = new LinkedHashMap<>();
    response
        .path("headers")
        .forEachEntry((name, header) -> headers.put(name, resolved(header).path("schema")));
    return headers;
  }

  /** An example of the components, to change and send. */
  ObjectNode example(String name) {
    return root.at("/components/examples/" + name + "/value").deepCopy();
  }

  /** Where a JSON text breaks one of the component schemas. */
  List<String> mistakes(String component, String json) {
    return check(schemas.getSchema(SchemaLocation.of(ADDRESS + DEFINITIONS + component)), json);
  }

  /** Where a JSON text breaks a schema that is part of a response. */
  List<String> mistakes(JsonNode schema, String json) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty()
        ? check(schemas.getSchema(schema.toString(), InputFormat.JSON), json)
        : mistakes(reference.substring(COMPONENTS.length()), json);
  }

  private static List<String> check(Schema schema, String json) {
    return schema
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }
}
