package nl.telmee.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of anonymised rows are made in the background: whole, or not at all. */
final class ExportsTest {
  private static final TestNode NODE = TestNode.start();
  private static String editor = "";

  @BeforeAll
  static void sign() {
    NODE.organisation("velsen");
    NODE.organisation("haarlem");
    editor = Staff.of(NODE, "editor", "velsen").token();
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  /** A closed poll whose policy allows rows. */
  static String answered(TestNode node, String slug, long seed, int people) {
    String poll = node.openPoll(Survey.poll(slug).replace("true}", "true,\"microdata\":true}"));
    Survey survey = new Survey(seed);
    for (int i = 0; i < people; i++) {
      assertThat(node.respond(poll, survey.key(), survey.answers()).statusCode()).isEqualTo(201);
    }
    node.close(poll);
    Patience.until(() -> node.results(poll), now -> now.path("state").asText().equals("closed"));
    return poll;
  }

  /** The same, where nobody came too late to be shown: that is up to the clock. */
  private static String allShown(String slug) {
    for (int attempt = 0; attempt < 10; attempt++) {
      String poll = answered(NODE, slug + attempt, 1, 400);
      if (NODE.results(poll).path("withheld").asInt() == 0) {
        return poll;
      }
    }
    throw new AssertionError("ten times somebody came too late");
  }

  private static String path(String poll) {
    return "/api/v1/polls/" + poll + "/exports";
  }

  private static HttpResponse<String> ask(String poll, String token) {
    return NODE.post(path(poll), "application/json", "{}", "Authorization", "Bearer " + token);
  }

  private static JsonNode job(String poll, String id) {
    return TestNode.json(NODE.get(path(poll) + "/" + id, "Authorization", "Bearer " + editor));
  }

  /** Waits until a job has ended. */
  private static JsonNode ended(String poll, String id) {
    return Patience.until(
        () -> job(poll, id), now -> now.path("state").asText().matches("done|failed"));
  }

  private static JsonNode made(String poll) {
    HttpResponse<String> asked = ask(poll, editor);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    return ended(poll, TestNode.json(asked).path("id").asText());
  }

  private static byte[] content(JsonNode job) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          client.send(
              NODE.request(job.path("content").asText(), "Authorization", "Bearer " + editor)
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).isEqualTo(200);
      return response.body();
    }
  }

  private static long count(String sql, Object... arguments) {
    try (Connection connection = NODE.jdbc();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      if (!statement.execute()) {
        return statement.getUpdateCount();
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static long chunks(String job) {
    return count("select count(*) from export_chunk where job = ?", UUID.fromString(job));
  }

  @Test
  void theFileHasThePeopleOfTheResultsAndPsppCountsThem(@TempDir Path folder) throws Exception {
    String poll = allShown("counted");
    JsonNode results = NODE.results(poll);

    JsonNode job = made(poll);
    byte[] archive = content(job);
    Spss spss = Spss.run(folder, Rows.unzip(archive));

    assertThat(job.path("rows").path("done").asLong())
        .isEqualTo(results.path("responses").path("released").asLong());
    assertThat(job.path("bytes").asLong()).isEqualTo(archive.length);
    assertThat(job.path("sha256").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive)));
    Map<String, Map<String, Long>> counted = spss.frequencies();
    for (JsonNode question : results.path("questions")) {
      if (question.path("id").asText().equals("themes")) {
        assertThat(counted.getOrDefault("Wat vind je belangrijk? – Wonen", Map.of()).get("gekozen"))
            .isEqualTo(question.path("options").get(0).path("count").asLong());
        assertThat(
                counted.getOrDefault("Wat vind je belangrijk? – Anders", Map.of()).get("gekozen"))
            .isEqualTo(question.path("options").get(4).path("count").asLong());
      }
      if (question.path("id").asText().equals("order")) {
        assertThat(counted.getOrDefault("Wat eerst? – W", Map.of()).get("Plaats 1"))
            .isEqualTo(question.path("options").get(0).path("ranks").get(0).asLong());
      }
    }
  }

  @Test
  void noTwoFilesHaveTheSameOrder() throws Exception {
    String poll = answered(NODE, "shuffled", 2, 200);

    String one = Rows.unzip(content(made(poll))).getOrDefault("responses.csv", "");
    String other = Rows.unzip(content(made(poll))).getOrDefault("responses.csv", "");

    assertThat(one).isNotEmpty().isNotEqualTo(other);
    assertThat(one.lines()).hasSameSizeAs(other.lines().toList());
  }

  @Test
  void whoAsksWhileOneIsMadeGetsThatOne() {
    String poll = answered(NODE, "twice", 3, 20);
    count(
        "insert into export_job (poll_id, id, state, language, email, requested_at, attempt,"
            + " beat_at) values (?, ?, 'working', 'nl', 'a@velsen.example', now(), ?, now() + '1"
            + " hour')",
        UUID.fromString(poll),
        new UUID(1, 1),
        UUID.randomUUID());

    assertThat(TestNode.json(ask(poll, editor)).path("id").asText())
        .isEqualTo(new UUID(1, 1).toString());
    count("update export_job set beat_at = now() - interval '1 hour' where id = ?", new UUID(1, 1));
    assertThat(ended(poll, new UUID(1, 1).toString()).path("state").asText()).isEqualTo("done");
  }

  @Test
  void whatADeadNodeLeftIsBegunAgain() throws Exception {
    String poll = answered(NODE, "taken-over", 4, 60);
    UUID job = UUID.randomUUID();
    try (Connection connection = NODE.jdbc()) {
      connection.setAutoCommit(false);
      PreparedStatement left =
          connection.prepareStatement(
              "insert into export_job (poll_id, id, state, language, email, requested_at, attempt,"
                  + " attempts, beat_at, rows_done) values (?, ?, 'working', 'nl',"
                  + " 'a@velsen.example', now(), ?, 1, now() - interval '1 minute', 33)");
      left.setObject(1, UUID.fromString(poll));
      left.setObject(2, job);
      left.setObject(3, UUID.randomUUID());
      left.executeUpdate();
      PreparedStatement half =
          connection.prepareStatement("insert into export_chunk values (?, ?, 7, ?)");
      half.setObject(1, UUID.fromString(poll));
      half.setObject(2, job);
      half.setBytes(3, new byte[100]);
      half.executeUpdate();
      connection.commit();
    }

    JsonNode done = ended(poll, job.toString());

    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(Rows.unzip(content(done)).getOrDefault("responses.csv", "").lines())
        .hasSizeGreaterThan(40);
    assertThat(count("select count(*) from export_chunk where job = ? and n = 7", job)).isZero();
  }

  @Test
  void aFileOfTooFewPeopleFailsAndSaysWhy() {
    String poll = answered(NODE, "too-few", 5, 3);

    JsonNode job = made(poll);

    assertThat(job.path("state").asText()).isEqualTo("failed");
    assertThat(job.path("problem").asText()).isEqualTo("too-few-responses");
    assertThat(job.path("content").isNull()).isTrue();
  }

  @Test
  void aFileThatGoesWrongLeavesNothing() {
    String poll = answered(NODE, "broken", 6, 50);
    count(
        "update response set answers = '{\"order\":[\"w\"]}' where poll_id = ? and key ="
            + " (select max(key::text)::uuid from response where poll_id = ?)",
        UUID.fromString(poll),
        UUID.fromString(poll));

    JsonNode job = made(poll);

    assertThat(job.path("state").asText()).isEqualTo("failed");
    assertThat(job.path("problem").asText()).isEqualTo("failed");
    assertThat(chunks(job.path("id").asText())).isZero();
    assertThat(
            count(
                "select attempts from export_job where id = ?",
                UUID.fromString(job.path("id").asText())))
        .isEqualTo(ExportWorker.MOST_ATTEMPTS);
  }

  @Test
  void onlyAClosedPollWhosePolicyAllowsItHasRows() {
    String open = NODE.openPoll(Survey.poll("open").replace("true}", "true,\"microdata\":true}"));
    String never = NODE.openPoll(Survey.poll("never"));
    NODE.close(never);

    assertThat(ask(open, editor).body()).contains("poll-not-closed");
    assertThat(ask(never, editor).body()).contains("microdata-not-allowed");
  }

  @Test
  void whoIsOfAnotherOrganisationFindsNothing() throws Exception {
    String poll = answered(NODE, "not-yours", 7, 40);
    JsonNode job = made(poll);
    String stranger = Staff.of(NODE, "editor", "haarlem").token();
    String viewer = Staff.of(NODE, "viewer", "velsen").token();

    assertThat(ask(poll, stranger).statusCode()).isEqualTo(404);
    for (String path :
        new String[] {
          path(poll), path(poll) + "/" + job.path("id").asText(), job.path("content").asText()
        }) {
      assertThat(NODE.get(path, "Authorization", "Bearer " + stranger).statusCode()).isEqualTo(404);
      assertThat(NODE.get(path, "Authorization", "Bearer " + viewer).statusCode()).isEqualTo(403);
      assertThat(NODE.get(path).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void whatIsMadeAndTakenIsInTheAuditLog() throws Exception {
    String poll = answered(NODE, "logged", 8, 40);
    JsonNode job = made(poll);
    content(job);

    assertThat(
            count(
                "select count(*) from audit_entry where action = 'export-made' and subject = ? and"
                    + " detail::text like '%sha256%'",
                poll))
        .isEqualTo(1);
    assertThat(
            count(
                "select count(*) from audit_entry where action = 'export-made' and subject = ? and"
                    + " detail::text like '%downloaded%'",
                poll))
        .isEqualTo(1);
  }
}
