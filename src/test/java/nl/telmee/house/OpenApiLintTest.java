package nl.telmee.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The published OpenAPI document keeps the NLGov REST API Design Rules, as {@code
 * src/test/spectral} words them. The linter is Spectral, an npm package, which is installed into
 * {@code target/spectral} once for each lock file.
 */
final class OpenApiLintTest {
  private static final Path DOCUMENT = Path.of("src/main/resources/openapi.json");
  private static final Path SOURCES = Path.of("src/test/spectral");
  private static final Path WORKSHOP = Path.of("target/spectral");
  private static final String RULES = "nl-api-design-rules.yaml";
  private static final String LOCK = "package-lock.json";

  private static final Duration INSTALLING = Duration.ofMinutes(5);
  private static final Duration LINTING = Duration.ofMinutes(3);

  /** Its address ends in a slash, its query key is in snake_case, its 200 has no API-Version. */
  private static final String BROKEN_PATH =
      """
      {"get": {
        "tags": ["Polls"], "operationId": "listBroken", "summary": "Broken",
        "description": "Broken.", "security": [],
        "parameters": [{
          "name": "page_size", "in": "query", "description": "Size.", "schema": {"type": "integer"}
        }],
        "responses": {
          "200": {"description": "No headers."},
          "400": {"$ref": "#/components/responses/InvalidInput"},
          "406": {"$ref": "#/components/responses/NotAcceptable"}}}}
      """;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(WORKSHOP);
    for (String file : List.of("package.json", LOCK, RULES)) {
      copy(SOURCES.resolve(file), WORKSHOP.resolve(file));
    }
    Path installed = WORKSHOP.resolve("installed-lock.json");
    if (Files.isDirectory(WORKSHOP.resolve("node_modules"))
        && Files.exists(installed)
        && Files.mismatch(installed, SOURCES.resolve(LOCK)) == -1) {
      return;
    }
    Files.deleteIfExists(installed);
    // The one install script among these packages only reports to its maker that it was installed.
    Run npm = run(INSTALLING, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    assertThat(npm.exit()).as("npm ci in %s:%n%s", WORKSHOP, npm.output()).isZero();
    copy(SOURCES.resolve(LOCK), installed);
  }

  @Test
  void thePublishedDocumentKeepsTheDesignRules() throws IOException, InterruptedException {
    Run lint = lint(DOCUMENT);

    assertThat(lint.exit()).as("findings in %s:%n%s", DOCUMENT, lint.output()).isZero();
  }

  @Test
  void aDocumentThatBreaksTheDesignRulesIsFound() throws IOException, InterruptedException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode document = (ObjectNode) json.readTree(DOCUMENT.toFile());
    document.withObjectProperty("paths").set("/polls/", json.readTree(BROKEN_PATH));
    Path broken = WORKSHOP.resolve("broken.json");
    json.writeValue(broken.toFile(), document);

    Run lint = lint(broken);

    assertThat(lint.exit()).as("findings in %s:%n%s", broken, lint.output()).isEqualTo(1);
    assertThat(lint.output())
        .contains("nlgov-no-trailing-slash", "nlgov-query-camel-case", "nlgov-api-version-header")
        .contains("3 problems");
  }

  private static Run lint(Path document) throws IOException, InterruptedException {
    return run(
        LINTING,
        "node",
        "node_modules/@stoplight/spectral-cli/dist/index.js",
        "lint",
        "--ruleset=" + RULES,
        "--fail-severity=warn",
        document.toAbsolutePath().toString());
  }

  private record Run(int exit, String output) {}

  /** Runs a command in {@link #WORKSHOP}; neither it nor its children outlive this call. */
  private static Run run(Duration atMost, String... command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(WORKSHOP, "run", ".log");
    Process process = start(log, command);
    try {
      if (!process.waitFor(atMost)) {
        fail("%s took over %s:%n%s", List.of(command), atMost, Files.readString(log));
      }
      return new Run(process.exitValue(), Files.readString(log));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(log);
    }
  }

  private static Process start(Path log, String... command) {
    try {
      return new ProcessBuilder(command)
          .directory(WORKSHOP.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new AssertionError(
          "Cannot start "
              + command[0]
              + ". Install Node.js 18.18 or newer with npm and put both on the PATH"
              + " (Debian and Ubuntu: apt-get install nodejs npm; others: https://nodejs.org).",
          e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
