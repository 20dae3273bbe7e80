package nl.telmee.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.web.Words;

/**
 * The description of the rows for programs: Data Package, Data Resource, Table Dialect and Table
 * Schema 2.0 (datapackage.org).
 */
final class DataPackage {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PROFILES = "https://datapackage.org/profiles/2.0/";

  /** What is known of the file of rows once it has been written. */
  record Written(String file, long bytes, String sha256) {}

  private DataPackage() {}

  static ObjectNode of(
      Poll poll, Words words, List<Variable> variables, Written written, Instant created) {
    ObjectNode root = NODES.objectNode();
    root.put("$schema", PROFILES + "datapackage.json");
    root.put("name", poll.content().slug() + "-microdata");
    root.put("title", poll.content().title().in(words.language()));
    root.put("description", words.say("export.microdata.what"));
    root.put("created", created.toString());
    root.putArray("contributors")
        .addObject()
        .put("title", poll.owner().in(words.language()))
        .putArray("roles")
        .add("publisher");
    ObjectNode resource = root.putArray("resources").addObject();
    resource.put("$schema", PROFILES + "dataresource.json");
    resource.put("name", "responses");
    resource.put("type", "table");
    resource.put("path", written.file());
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource.put("bytes", written.bytes());
    resource.put("hash", "sha256:" + written.sha256());
    resource
        .putObject("dialect")
        .put("$schema", PROFILES + "tabledialect.json")
        .put("delimiter", ",")
        .put("lineTerminator", "\n")
        .put("header", true);
    resource.set("schema", schema(variables, words));
    return root;
  }

  private static ObjectNode schema(List<Variable> variables, Words words) {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", PROFILES + "tableschema.json");
    ArrayNode fields = schema.putArray("fields");
    for (Variable variable : variables) {
      ObjectNode field = fields.addObject();
      field.put("name", variable.name());
      field.put("title", variable.label());
      field.put("type", "integer");
      ArrayNode categories = field.putArray("categories");
      for (Variable.Value value : variable.values()) {
        categories.addObject().put("value", value.code()).put("label", value.label());
      }
      field.put("categoriesOrdered", variable.measure() == Variable.Measure.ORDINAL);
    }
    ArrayNode missing = schema.putArray("missingValues");
    missing(missing, Variable.MERGED, words.say("export.value.merged"));
    missing(missing, Variable.NOT_ASKED, words.say("export.value.not-asked"));
    missing(missing, Variable.NO_ANSWER, words.say("export.value.no-answer"));
    return schema;
  }

  private static void missing(ArrayNode missing, int code, String label) {
    missing.addObject().put("value", String.valueOf(code)).put("label", label);
  }
}
