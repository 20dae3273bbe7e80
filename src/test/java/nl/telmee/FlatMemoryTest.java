package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.web.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Anonymised rows are taken out of a node whose heap is far smaller than they are. With {@code
 * -Dtelmee.rows=1000000} there are as many.
 */
@Timeout(600)
final class FlatMemoryTest {
  private static final int PEOPLE = 100;
  private static final int ROWS = Integer.getInteger("telmee.rows", 300_000);
  private static final int BROKEN_ROWS = 60_000;
  private static final int HEAP_MEGABYTES = 96;
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final DatabaseUrl DATABASE = TestDatabase.create();

  private static final String MULTIPLY =
      """
      insert into response (poll_id, key, stratum, day, answers)
      select poll_id, gen_random_uuid(), stratum, day, answers
      from response, generate_series(2, ?) where poll_id = ?
      """;

  private static final String MULTIPLY_TALLY =
      "update tally set counts = array(select n * ? from unnest(counts) n) where poll_id = ?";

  /** A row that no questionnaire of this poll can have brought. */
  private static final String BREAK_ONE =
      """
      update response set answers = '{"order":["w"]}' where poll_id = ? and key =
        (select key from response where poll_id = ? limit 1)
      """;

  private static String whole = "";
  private static String broken = "";
  private static String token = "";
  private static NodeProcess node;

  @BeforeAll
  static void start(@TempDir Path folder) throws SQLException {
    String url = TestDatabase.text(DATABASE);
    try (TestNode maker = TestNode.start(Map.of("TELMEE_DATABASE_URL", url))) {
      maker.organisation("velsen");
      whole = answered(maker, "whole", ROWS / PEOPLE);
      broken = answered(maker, "broken", BROKEN_ROWS / PEOPLE);
      execute(BREAK_ONE, UUID.fromString(broken), UUID.fromString(broken));
      token = maker.token();
    }
    node =
        NodeProcess.small(
            folder,
            Map.of(
                "TELMEE_PORT", "0",
                "TELMEE_MANAGEMENT_PORT", "0",
                "TELMEE_SECOND_FACTOR", "advised",
                "TELMEE_DATABASE_URL", url),
            HEAP_MEGABYTES);
  }

  @AfterAll
  static void stop() {
    node.close();
    CLIENT.close();
  }

  /** A closed poll that each of a hundred people answered so many times. */
  private static String answered(TestNode maker, String slug, int times) throws SQLException {
    String poll = maker.openPoll(Survey.poll(slug).replace("true}", "true,\"microdata\":true}"));
    Survey survey = new Survey(1);
    for (int i = 0; i < PEOPLE; i++) {
      assertThat(maker.respond(poll, survey.key(), survey.answers()).statusCode()).isEqualTo(201);
    }
    execute(MULTIPLY, times, UUID.fromString(poll));
    execute(MULTIPLY_TALLY, times, UUID.fromString(poll));
    maker.close(poll);
    JsonNode results =
        Patience.until(
            () -> maker.results(poll), now -> now.path("state").asText().equals("closed"));
    assertThat(results.path("responses").path("released").asInt()).isEqualTo(times * PEOPLE);
    return poll;
  }

  private static void execute(String sql, Object... arguments) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(DATABASE.jdbc(), DATABASE.user(), DATABASE.password());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      statement.executeUpdate();
    }
  }

  private static <T> T get(String path, HttpResponse.BodyHandler<T> body) {
    try {
      HttpResponse<T> response =
          CLIENT.send(
              HttpRequest.newBuilder(URI.create(node.url() + path))
                  .timeout(SILENCE)
                  .header("Authorization", "Bearer " + token)
                  .build(),
              body);
      assertThat(response.statusCode()).isEqualTo(200);
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode ask(String poll) {
    HttpResponse<String> asked = node.post("/polls/" + poll + "/exports", token, "{}");
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    return TestNode.json(asked);
  }

  private static JsonNode job(JsonNode asked) {
    return read(
        "/api/v1/polls/%s/exports/%s"
            .formatted(asked.path("poll").asText(), asked.path("id").asText()));
  }

  private static JsonNode read(String path) {
    return Json.readOwn(get(path, HttpResponse.BodyHandlers.ofString()));
  }

  private static boolean ended(JsonNode job) {
    return job.path("state").asText().matches("done|failed");
  }

  private static long rows(JsonNode job) {
    return job.path("rows").path("done").asLong();
  }

  /** All that the API said of a job while it was made, one after the other. */
  private static List<JsonNode> follow(JsonNode asked) {
    List<JsonNode> seen = new ArrayList<>(List.of(asked));
    while (!ended(seen.getLast())) {
      JsonNode last = seen.getLast();
      seen.add(Patience.until(() -> job(asked), now -> ended(now) || rows(now) != rows(last)));
    }
    return seen;
  }

  /** How many lines the rows of the archive have, read as they come. */
  private static long lines(InputStream archive) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(archive)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("responses.csv")) {
          return new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8))
              .lines()
              .count();
        }
      }
    }
    throw new AssertionError("no rows");
  }

  @Test
  void aSmallNodeMakesALargeFileAndSaysHowFarItIs() throws IOException {
    List<JsonNode> seen = follow(ask(whole));
    JsonNode done = seen.getLast();

    assertThat(done.path("state").asText()).as(node.out() + node.err()).isEqualTo("done");
    assertThat(seen.stream().map(FlatMemoryTest::rows)).isSorted().hasSizeGreaterThan(3);
    assertThat(rows(done)).isEqualTo(ROWS);
    try (InputStream archive =
        get(done.path("content").asText(), HttpResponse.BodyHandlers.ofInputStream())) {
      assertThat(lines(archive)).isEqualTo(1 + ROWS);
    }
    assertThat(node.out() + node.err()).doesNotContain("OutOfMemory");
  }

  @Test
  void oneThatFailsHalfWaySaysSoOnThePageAndInTheApi() {
    List<JsonNode> seen = follow(ask(broken));
    JsonNode failed = seen.getLast();

    assertThat(seen.stream().mapToLong(FlatMemoryTest::rows).max().orElse(0))
        .isBetween(1L, BROKEN_ROWS - 1L);
    assertThat(failed.path("state").asText()).isEqualTo("failed");
    assertThat(failed.path("problem").asText()).isEqualTo("failed");
    assertThat(failed.path("content").isNull()).isTrue();
    assertThat(get("/staff/polls/" + broken + "/export", HttpResponse.BodyHandlers.ofString()))
        .contains(">Mislukt<", "Er is niets van het bestand bewaard.")
        .doesNotContain("/content\"");
  }
}
