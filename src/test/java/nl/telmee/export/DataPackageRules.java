package nl.telmee.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What Data Package 2.0 asks of a package with one table, and whether the table is as it says. */
final class DataPackageRules {
  private static final String PROFILES = "https://datapackage.org/profiles/2.0/";

  private DataPackageRules() {}

  static void check(JsonNode descriptor, Map<String, String> files) {
    assertThat(descriptor.path("$schema").asText()).isEqualTo(PROFILES + "datapackage.json");
    assertThat(descriptor.path("name").asText()).matches("[a-z0-9._/-]+");
    assertThat(Instant.parse(descriptor.path("created").asText())).isNotNull();
    for (JsonNode contributor : descriptor.path("contributors")) {
      assertThat(contributor.path("title").asText()).isNotEmpty();
      assertThat(contributor.path("roles").isArray()).isTrue();
    }
    assertThat(descriptor.path("resources")).isNotEmpty();
    descriptor.path("resources").forEach(resource -> resource(resource, files));
  }

  private static void resource(JsonNode resource, Map<String, String> files) {
    assertThat(resource.path("$schema").asText()).isEqualTo(PROFILES + "dataresource.json");
    assertThat(resource.path("name").asText()).matches("[a-z0-9._/-]+");
    assertThat(resource.path("type").asText()).isEqualTo("table");
    assertThat(resource.path("path").asText()).doesNotStartWith("/").doesNotContain("..");
    byte[] bytes =
        Objects.requireNonNull(files.get(resource.path("path").asText()))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(resource.path("bytes").asLong()).isEqualTo(bytes.length);
    assertThat(resource.path("hash").asText()).isEqualTo("sha256:" + sha256(bytes));
    assertThat(resource.path("encoding").asText()).isEqualTo("utf-8");
    assertThat(resource.path("dialect").path("$schema").asText())
        .isEqualTo(PROFILES + "tabledialect.json");
    table(resource.path("schema"), new String(bytes, StandardCharsets.UTF_8));
  }

  private static void table(JsonNode schema, String csv) {
    assertThat(schema.path("$schema").asText()).isEqualTo(PROFILES + "tableschema.json");
    List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    Set<String> missing = new HashSet<>();
    for (JsonNode value : schema.path("missingValues")) {
      assertThat(value.path("value").isTextual()).isTrue();
      assertThat(value.path("label").asText()).isNotEmpty();
      missing.add(value.path("value").asText());
    }
    List<String> names = new ArrayList<>();
    for (JsonNode field : schema.path("fields")) {
      names.add(field.path("name").asText());
      field(field, rows, missing);
    }
    assertThat(rows.getFirst().getHeader()).isEqualTo(names);
    assertThat(names).doesNotHaveDuplicates();
  }

  private static void field(JsonNode field, List<NamedCsvRecord> rows, Set<String> missing) {
    assertThat(field.path("type").asText()).isEqualTo("integer");
    assertThat(field.path("categoriesOrdered").isBoolean()).isTrue();
    Set<String> values = new HashSet<>(missing);
    for (JsonNode category : field.path("categories")) {
      assertThat(category.path("value").isIntegralNumber()).isTrue();
      assertThat(category.path("label").asText()).isNotEmpty();
      assertThat(values.add(category.path("value").asText())).isTrue();
    }
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.getField(field.path("name").asText())).isIn(values));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
