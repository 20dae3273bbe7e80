package nl.telmee.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;

/** The document for who runs it names every setting and every metric, and none besides. */
final class OperationsDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/operations.md");
  private static final Path ALERTS = Path.of("docs/prometheus-alerts.yml");
  private static final Path SETTINGS = Path.of("src/main/java/nl/telmee/config/Settings.java");
  private static final List<String> SUFFIXES = List.of("_count", "_sum");

  /** What a machine has only after it has collected garbage in some ways. */
  private static final String SOMETIMES = "jvm_gc_.*";

  @Test
  void everySettingStandsInTheTableAndNoOther() throws IOException {
    assertThat(firstColumn("TELMEE_[A-Z_]+"))
        .hasSizeGreaterThan(20)
        .isEqualTo(found(SETTINGS, "(?m)^ +\"(TELMEE_[A-Z_]+)\"[,)]"));
  }

  @Test
  void everyMetricStandsInTheTableAndNoOther() throws IOException {
    Set<String> told = firstColumn("(?:telmee|jvm|process|system)_[a-z0-9_]+");
    Set<String> exposed = exposed();
    assertThat(told).containsAll(exposed);
    told.removeAll(exposed);
    told.removeIf(name -> name.matches(SOMETIMES));
    assertThat(told).isEmpty();
  }

  @Test
  void everyAlertIsWholeAndAsksForMetricsThatStandInTheTable() throws IOException {
    Set<String> told = firstColumn("(?:telmee|jvm|process|system)_[a-z0-9_]+");
    String text = Files.readString(ALERTS);
    List<String> rules = List.of(text.split("(?m)^      - alert: ", -1));
    assertThat(rules.getFirst()).endsWith("groups:\n  - name: telmee\n    rules:\n");
    assertThat(rules).hasSizeGreaterThan(5);
    for (String rule : rules.subList(1, rules.size())) {
      assertThat(rule)
          .matches(
              "Telmee\\w+\n        expr: [^\n]+\n(        for: \\d+[mh]\n)?"
                  + "        labels:\n          severity: (page|ticket)\n"
                  + "        annotations:\n          summary: \"[^\"\n]+\"\n");
      for (String name : found(rule, "\\b((?:telmee|jvm|process|system)_[a-z0-9_]+)")) {
        assertThat(SUFFIXES.stream().map(end -> withoutEnd(name, end)).anyMatch(told::contains))
            .as(name)
            .isTrue();
      }
    }
  }

  private static String withoutEnd(String name, String end) {
    return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
  }

  private static Set<String> exposed() {
    try (TestNode node = TestNode.start()) {
      String metrics =
          node.send(HttpRequest.newBuilder(URI.create(node.managementUrl() + "/metrics"))).body();
      return found(metrics, "(?m)^# TYPE (\\w+) ");
    }
  }

  private static Set<String> firstColumn(String name) throws IOException {
    return found(DOCUMENT, "(?m)^\\| `(" + name + ")` \\|");
  }

  private static Set<String> found(Path file, String pattern) throws IOException {
    return found(Files.readString(file), pattern);
  }

  private static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
