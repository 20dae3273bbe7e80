package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results as programs get them: JSON, tags, negotiation, closing. */
final class ResultsOverHttpTest {
  private static final TestNode NODE = TestNode.start();

  private static String poll = "";

  @BeforeAll
  static void answerAPollOfAllKinds() {
    NODE.organisation("velsen");
    poll = NODE.openPoll(KindsOfQuestions.poll("all-kinds", "live", true));
    KindsOfQuestions.answers().forEach(answers -> respond(poll, answers));
    Patience.until(
        () -> NODE.results(poll), now -> now.path("responses").path("released").asInt() == 10);
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static void respond(String poll, String answers) {
    HttpResponse<String> response = NODE.respond(poll, UUID.randomUUID().toString(), answers);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  private static HttpResponse<String> results(String poll, String... headers) {
    return NODE.get("/api/v1/polls/" + poll + "/results", headers);
  }

  private static JsonNode closed(String poll) {
    NODE.close(poll);
    return Patience.until(
        () -> NODE.results(poll), now -> now.path("state").asText().equals("closed"));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode expectedQuestions() {
    return json(KindsOfQuestions.RESULTS.formatted("", 0, "")).path("questions");
  }

  private static String tag(HttpResponse<String> response) {
    return response.headers().firstValue("ETag").orElse("");
  }

  @Test
  void theJsonIsAsTheContractHasIt() {
    HttpResponse<String> response = results(poll);
    JsonNode body = TestNode.json(response);
    int version = body.path("version").asInt();
    String releasedAt = body.path("releasedAt").asText();

    assertThat(response.body())
        .isEqualTo(
            KindsOfQuestions.RESULTS.replaceAll("\\s", "").formatted(poll, version, releasedAt));
    assertThat(version).isBetween(1, 2);
    assertThat(releasedAt).endsWith("Z");
    assertThat(Instant.parse(releasedAt)).isBefore(Instant.now());
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(tag(response)).isEqualTo("\"" + version + "\"");
  }

  @Test
  void aNodeThatStartsLaterShowsTheSameVersion() {
    try (TestNode another = NODE.another()) {
      HttpResponse<String> response = another.get("/api/v1/polls/" + poll + "/results");

      assertThat(response.body()).isEqualTo(results(poll).body());
      assertThat(tag(response)).isEqualTo(tag(results(poll)));
    }
  }

  @Test
  void whoKnowsTheVersionGetsItsNumberOnly() {
    String tag = tag(results(poll));
    for (String known : new String[] {tag, "W/" + tag, "\"x\", W/" + tag + " ,\"y\"", "*"}) {
      HttpResponse<String> response = results(poll, "If-None-Match", known);
      assertThat(response.statusCode()).as(known).isEqualTo(304);
      assertThat(response.body()).isEmpty();
      assertThat(tag(response)).isEqualTo(tag);
    }
    for (String other : new String[] {"\"0\"", tag.replace("\"", ""), "\"x\", \"y\""}) {
      assertThat(results(poll, "If-None-Match", other).statusCode()).as(other).isEqualTo(200);
    }
  }

  @Test
  void aTagOfOneFormatIsNotKnownInTheOther() {
    String json = tag(results(poll));
    HttpResponse<String> csv = results(poll, "Accept", "text/csv", "If-None-Match", json);

    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(tag(csv)).isNotEmpty().isNotEqualTo(json);
    assertThat(results(poll, "Accept", "text/csv", "If-None-Match", tag(csv)).statusCode())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*/*", "application/json", "application/*", "text/csv;q=0.3, application/json"})
  void whoPrefersJsonGetsJson(String accept) {
    assertThat(results(poll, "Accept", accept).headers().firstValue("Content-Type"))
        .contains("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/csv", "text/*", "application/json;q=0, text/csv", "text/html, text/csv"})
  void whoPrefersCsvGetsCsv(String accept) {
    assertThat(results(poll, "Accept", accept).headers().firstValue("Content-Type"))
        .contains("text/csv; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/html", "application/json;q=0", "image/*"})
  void whoTakesNeitherIsRefused(String accept) {
    HttpResponse<String> response = results(poll, "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(TestNode.json(response).path("status").asInt()).isEqualTo(406);
    assertThat(TestNode.json(response).path("detail").asText())
        .contains("application/json", "text/csv");
  }

  @Test
  void versionZeroShowsNothingAndHasNoTag() {
    String few = NODE.openPoll(KindsOfQuestions.poll("few", "live", true));
    KindsOfQuestions.answers().stream().limit(5).forEach(answers -> respond(few, answers));
    HttpResponse<String> response = results(few, "If-None-Match", "*");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(tag(response)).isEmpty();
    assertThat(TestNode.json(response).path("version").asInt()).isZero();
    assertThat(TestNode.json(response).path("releasedAt").isNull()).isTrue();
    assertThat(TestNode.json(response).path("questions")).isEmpty();
    assertThat(TestNode.json(response).path("breakdowns")).isEmpty();
  }

  @Test
  void versionZeroCountsWhatIsIn() {
    String counted = NODE.openPoll(KindsOfQuestions.poll("counted", "live", true));
    KindsOfQuestions.answers().stream().limit(5).forEach(answers -> respond(counted, answers));

    JsonNode now =
        Patience.until(
            () -> NODE.results(counted),
            seen -> seen.path("responses").path("received").asInt() == 5);
    assertThat(now.path("version").asInt()).isZero();
    assertThat(now.path("responses").path("released").asInt()).isZero();
  }

  @Test
  void withoutBreakdownsThereAreNone() {
    String together = NODE.openPoll(KindsOfQuestions.poll("together", "live", false));
    KindsOfQuestions.answers().forEach(answers -> respond(together, answers));
    JsonNode now =
        Patience.until(
            () -> NODE.results(together),
            seen -> seen.path("responses").path("released").asInt() == 10);

    assertThat(now.path("breakdowns").isArray()).isTrue();
    assertThat(now.path("breakdowns")).isEmpty();
    assertThat(now.path("questions")).isEqualTo(expectedQuestions());
  }

  @Test
  void aVoteWithGroupsOfOneShowsEachResponse() {
    String vote = NODE.openPoll(KindsOfQuestions.vote("vote"));
    for (int n = 1; n <= 3; n++) {
      int expected = n;
      respond(vote, "{\"choice\":\"yes\"}");
      JsonNode now =
          Patience.until(
              () -> NODE.results(vote), seen -> seen.path("version").asInt() == expected);
      assertThat(now.path("responses").path("released").asInt()).isEqualTo(n);
      assertThat(now.at("/questions/0/options/0/count").asInt()).isEqualTo(n);
    }
  }

  @Test
  void atClosingTheRestCountsInTheTotalsOnly() {
    String rest = NODE.openPoll(KindsOfQuestions.poll("rest", "live", true));
    respond(rest, "{\"municipality\":\"beverwijk\",\"importance\":1}");
    for (int i = 0; i < 4; i++) {
      respond(rest, "{\"municipality\":\"velsen\",\"importance\":5}");
    }
    for (int i = 0; i < 5; i++) {
      respond(rest, "{\"municipality\":\"heemskerk\",\"importance\":3}");
    }
    JsonNode last = closed(rest);

    assertThat(last.path("responses")).isEqualTo(json("{\"received\":10,\"released\":10}"));
    assertThat(last.path("withheld").asInt()).isZero();
    assertThat(last.at("/questions/2/options").findValuesAsText("count"))
        .containsExactly("1", "0", "5", "0", "4");
    assertThat(last.at("/breakdowns/0/groups").findValuesAsText("value"))
        .containsExactly("heemskerk");
    assertThat(last.at("/breakdowns/0/groups/0/released").asInt()).isEqualTo(5);
  }

  @Test
  void aRestOfFewerThanKIsWithheldAndSaid() {
    String withheld = NODE.openPoll(KindsOfQuestions.poll("withheld", "live", true));
    KindsOfQuestions.answers().forEach(answers -> respond(withheld, answers));
    JsonNode last = closed(withheld);

    assertThat(last.path("responses")).isEqualTo(json("{\"received\":11,\"released\":10}"));
    assertThat(last.path("withheld").asInt()).isEqualTo(1);
    assertThat(last.path("questions")).isEqualTo(expectedQuestions());
    assertThat(NODE.get("/p/withheld/results?lang=en").body())
        .contains("1 response is not shown. That person might be recognised.");
  }
}
