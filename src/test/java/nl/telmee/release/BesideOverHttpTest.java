package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.SetBeside;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was read and what was said in the street goes along wherever the results go. */
final class BesideOverHttpTest {
  private static final TestNode NODE = TestNode.start();

  @BeforeAll
  static void town() {
    NODE.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  /** Closed, so that no new version comes in between. */
  private static String opened(String slug) {
    String poll = NODE.openPoll(KindsOfQuestions.poll(slug, "live", true));
    more(poll);
    return poll;
  }

  private static void more(String poll) {
    for (String answers : KindsOfQuestions.answers()) {
      String key = UUID.randomUUID().toString();
      assertThat(NODE.respond(poll, key, answers).statusCode()).isEqualTo(201);
    }
  }

  private static String answered(String slug) {
    String poll = opened(slug);
    NODE.close(poll);
    Patience.until(() -> NODE.results(poll), now -> now.path("state").asText().equals("closed"));
    return poll;
  }

  private static JsonNode idea(JsonNode results) {
    for (JsonNode question : results.path("questions")) {
      if (question.path("type").asText().equals("text")) {
        return question;
      }
    }
    throw new AssertionError(results);
  }

  private static HttpResponse<String> get(String poll, String... headers) {
    return NODE.get("/api/v1/polls/" + poll + "/results", headers);
  }

  private static String tag(String poll) {
    return get(poll).headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void labelsAreThereOnceAnEditionIsAndNoTextIs() {
    String poll = answered("labels");
    assertThat(idea(NODE.results(poll)).has("labels")).isFalse();

    SetBeside.labels(
        NODE, poll, "idea", "[{\"name\":\"Licht\",\"count\":7},{\"name\":\"Groen\",\"count\":1}]");
    JsonNode idea = idea(Patience.until(() -> NODE.results(poll), now -> idea(now).has("labels")));

    assertThat(idea.path("read").asInt()).isEqualTo(12);
    assertThat(idea.path("labels"))
        .hasToString(
            "[{\"name\":\"Licht\",\"count\":7,\"share\":0.583},"
                + "{\"name\":\"Groen\",\"count\":1,\"share\":0.083}]");
    assertThat(get(poll).body()).doesNotContain("bankje");
    for (JsonNode group : NODE.results(poll).path("breakdowns").get(0).path("groups")) {
      assertThat(idea(group).has("labels")).isFalse();
    }
  }

  @Test
  void conversationsOfEnoughPeopleAreAddedUpBesideTheResults() {
    String poll = answered("spoken");
    assertThat(NODE.results(poll).has("conversations")).isFalse();

    SetBeside.spoken(NODE, poll, "Markt", 20, "{\"themes\":{\"a\":12,\"b\":3}}");
    SetBeside.spoken(NODE, poll, "Haven", 10, "{\"themes\":{\"a\":5}}");
    SetBeside.spoken(NODE, poll, "Plein", 4, "{\"themes\":{\"a\":4},\"importance\":{\"1\":4}}");
    JsonNode spoken =
        Patience.until(() -> NODE.results(poll), now -> now.has("conversations"))
            .path("conversations");

    assertThat(spoken.path("people").asInt()).isEqualTo(30);
    assertThat(spoken.path("held")).hasSize(2);
    assertThat(spoken.path("questions"))
        .hasToString(
            "[{\"id\":\"themes\",\"options\":[{\"id\":\"a\",\"count\":17},"
                + "{\"id\":\"b\",\"count\":3},{\"id\":\"other\",\"count\":0}]}]");
    assertThat(get(poll).body()).doesNotContain("Plein").doesNotContain("regende");
    assertThat(NODE.results(poll).path("responses").path("received").asInt()).isEqualTo(11);
  }

  @Test
  void anEarlierVersionShowsWhatWasSaidUntilTheNext() {
    String poll = opened("earlier");
    SetBeside.spoken(NODE, poll, "Markt", 20, "{\"themes\":{\"a\":12}}");
    int version =
        Patience.until(() -> NODE.results(poll), now -> now.path("version").asInt() > 0)
            .path("version")
            .asInt();
    more(poll);
    Patience.until(() -> NODE.results(poll), now -> now.path("version").asInt() > version);
    SetBeside.spoken(NODE, poll, "Haven", 10, "{\"themes\":{\"a\":5}}");
    Patience.until(
        () -> NODE.results(poll), now -> now.path("conversations").path("people").asInt() == 30);

    JsonNode earlier =
        TestNode.json(NODE.get("/api/v1/polls/" + poll + "/results?version=" + version));

    assertThat(earlier.path("version").asInt()).isEqualTo(version);
    assertThat(earlier.path("conversations").path("people").asInt()).isEqualTo(20);
  }

  @Test
  void whoHasTheVersionGetsItAgainWhenSomethingElseStandsBesideIt() {
    String poll = answered("tagged");
    String plain = tag(poll);
    String version = NODE.results(poll).path("version").asText();
    assertThat(plain).isEqualTo("\"" + version + "\"");

    SetBeside.spoken(NODE, poll, "Markt", 20, "{\"themes\":{\"a\":12}}");
    String spoken = Patience.until(() -> tag(poll), now -> !now.equals(plain));
    SetBeside.labels(NODE, poll, "idea", "[]");
    String both = Patience.until(() -> tag(poll), now -> !now.equals(spoken));

    assertThat(both).startsWith("\"" + version + "-1-");
    assertThat(get(poll, "If-None-Match", both).statusCode()).isEqualTo(304);
    assertThat(get(poll, "If-None-Match", spoken).statusCode()).isEqualTo(200);
    assertThat(get(poll, "If-None-Match", plain).statusCode()).isEqualTo(200);
  }

  @Test
  void theReportHasWhatThePageHas() {
    String poll = answered("reported");
    SetBeside.labels(NODE, poll, "idea", "[{\"name\":\"Licht\",\"count\":7}]");
    SetBeside.spoken(NODE, poll, "Markt", 20, "{\"themes\":{\"a\":12}}");
    String page =
        Patience.until(
            () -> NODE.get("/p/reported/results").body(),
            now -> now.contains("Licht") && now.contains("Markt"));

    String report = NODE.get("/p/reported/results/report").body();

    for (String shown : new String[] {page, report}) {
      assertThat(shown)
          .contains("Editie 1: 12 teksten gelezen. 2 teksten laten we niet zien.")
          .contains("58%")
          .contains("met 20 mensen", "Markt, 2 november 2026: 20 mensen")
          .contains("<td class=\"n\">12</td>");
    }
    assertThat(report)
        .contains(">Licht</th>")
        .contains("Editie van de open antwoorden", "Mensen die we ook spraken")
        .contains("telt niet mee in de uitslag");
  }
}
