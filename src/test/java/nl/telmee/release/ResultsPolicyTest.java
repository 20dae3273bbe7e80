package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sees results and when, the same at every address. */
final class ResultsPolicyTest {
  private static final TestNode NODE = TestNode.start();

  @BeforeAll
  static void makeOrganisation() {
    NODE.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static String poll(String slug, String visibility) {
    return NODE.openPoll(KindsOfQuestions.poll(slug, visibility, true));
  }

  private static HttpResponse<String> results(String poll, String query, String... headers) {
    return NODE.get("/api/v1/polls/" + poll + "/results" + query, headers);
  }

  private static HttpResponse<String> answer(String poll) {
    String answers = "{\"municipality\":\"velsen\",\"importance\":4}";
    HttpResponse<String> response = NODE.respond(poll, UUID.randomUUID().toString(), answers);
    assertThat(response.statusCode()).isEqualTo(201);
    return response;
  }

  /** The cookie that a phone keeps after answering. */
  private static String cookie(HttpResponse<String> answered) {
    return answered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private static String receipt(HttpResponse<String> answered) {
    String address = answered.headers().firstValue("Location").orElseThrow();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static void assertNotYet(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = TestNode.json(response);
    assertThat(problem.path("type").asText()).isEqualTo("urn:telmee:problem:results-not-yet");
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
  }

  private static JsonNode earlyLooks(String poll) {
    return TestNode.json(NODE.get("/api/v1/polls/" + poll)).path("earlyLooks");
  }

  @Test
  void aLivePollShowsItsResultsToEverybody() {
    HttpResponse<String> response = results(poll("live", "live"), "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("public, max-age=1");
  }

  @Test
  void aDraftHasNoResults() {
    String draft = NODE.draft(KindsOfQuestions.poll("draft", "live", true));

    assertThat(results(draft, "").statusCode()).isEqualTo(404);
    assertThat(results(draft, "", "Authorization", "Bearer " + NODE.token()).statusCode())
        .isEqualTo(404);
    assertThat(results(UUID.randomUUID().toString(), "").statusCode()).isEqualTo(404);
  }

  @Test
  void afterAnsweringTheCookieShowsTheResults() {
    String poll = poll("cookie", "after-answering");
    assertNotYet(results(poll, ""));

    HttpResponse<String> shown = results(poll, "", "Cookie", cookie(answer(poll)));

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.headers().firstValue("Cache-Control")).contains("private, no-cache");
    assertNotYet(results(poll, ""));
    assertThat(earlyLooks(poll)).isEmpty();
  }

  @Test
  void afterAnsweringTheReceiptInTheAddressShowsTheResults() {
    String poll = poll("receipt", "after-answering");
    String receipt = receipt(answer(poll));

    assertThat(results(poll, "?receipt=" + receipt).statusCode()).isEqualTo(200);
    assertNotYet(results(poll, "?receipt=" + receipt.substring(1)));
    assertNotYet(results(poll, "?receipt=" + receipt.toLowerCase(java.util.Locale.ROOT)));
    assertNotYet(results(poll, "?receipt="));
  }

  @Test
  void theReceiptOfAnotherPollIsWorthNothing() {
    String other = poll("other", "after-answering");
    HttpResponse<String> answered = answer(other);
    String poll = poll("mine", "after-answering");
    String own = cookie(answer(poll));
    String renamed = own.substring(0, own.indexOf('=') + 1) + receipt(answered);

    assertNotYet(results(poll, "", "Cookie", cookie(answered)));
    assertNotYet(results(poll, "", "Cookie", renamed));
    assertNotYet(results(poll, "?receipt=" + receipt(answered)));
    assertThat(results(poll, "", "Cookie", own).statusCode()).isEqualTo(200);
  }

  @Test
  void afterClosingNobodySeesResultsBefore() {
    String poll = poll("after", "after-closing");
    HttpResponse<String> answered = answer(poll);
    for (int i = 0; i < 4; i++) {
      answer(poll);
    }
    assertNotYet(results(poll, ""));
    assertNotYet(results(poll, "", "Accept", "text/csv"));
    assertNotYet(results(poll, "", "If-None-Match", "*"));
    assertNotYet(results(poll, "?receipt=" + receipt(answered), "Cookie", cookie(answered)));
    assertThat(NODE.get("/p/after/results").statusCode()).isEqualTo(403);
    assertThat(NODE.get("/p/after/results/csv").statusCode()).isEqualTo(403);

    NODE.close(poll);
    JsonNode last =
        Patience.until(
            () -> NODE.results(poll), now -> now.path("state").asText().equals("closed"));

    assertThat(last.path("responses").path("released").asInt()).isEqualTo(5);
    assertThat(NODE.get("/p/after/results").statusCode()).isEqualTo(200);
    assertThat(NODE.get("/p/after/results/csv").statusCode()).isEqualTo(200);
    assertThat(earlyLooks(poll)).isEmpty();
  }

  @Test
  void whoAnsweredIsAskedToBringOthersOnlyWhileThePollIsOpen() {
    String poll = poll("others", "after-closing");
    String receipt = "/p/others/receipt/" + receipt(answer(poll));
    assertThat(NODE.get(receipt).body()).contains("id=\"share\"", "id=\"keep\"");

    NODE.close(poll);

    assertThat(
            Patience.until(() -> NODE.get(receipt).body(), page -> !page.contains("id=\"share\"")))
        .contains("id=\"keep\"");
  }

  @Test
  void staffMayLookEarlyAndEverybodyReadsThatTheyDid() {
    Instant before = Instant.now().minusSeconds(1);
    String poll = poll("early", "after-closing");
    assertThat(earlyLooks(poll)).isEmpty();

    String token = "Bearer " + NODE.token();
    assertThat(results(poll, "", "Authorization", token).statusCode()).isEqualTo(200);

    JsonNode looks = earlyLooks(poll);
    assertThat(looks).hasSize(1);
    assertThat(looks.get(0).path("organisation").isNull()).isTrue();
    assertThat(Instant.parse(looks.get(0).path("lookedAt").asText()))
        .isBetween(before, Instant.now().plusSeconds(1));
    assertNotYet(results(poll, ""));

    assertThat(results(poll, "", "Authorization", token, "Accept", "text/csv").statusCode())
        .isEqualTo(200);
    assertThat(earlyLooks(poll)).hasSize(2);
    assertThat(NODE.get("/p/early/results", "Accept-Language", "nl"))
        .returns(403, HttpResponse::statusCode)
        .extracting(HttpResponse::body, STRING)
        .contains("Medewerkers keken 2 keer eerder mee", "beheerder, ");
  }

  @Test
  void aWrongTokenIsNotAnEarlyLook() {
    String poll = poll("forged", "after-closing");
    String forged = NODE.token().substring(0, NODE.token().length() - 4) + "AAAA";

    assertThat(results(poll, "", "Authorization", "Bearer " + forged).statusCode()).isEqualTo(401);
    assertThat(earlyLooks(poll)).isEmpty();
  }

  @Test
  void staffWhoLookWhenEverybodyMayAreNotWrittenDown() {
    String poll = poll("no-look", "live");

    assertThat(results(poll, "", "Authorization", "Bearer " + NODE.token()).statusCode())
        .isEqualTo(200);
    assertThat(earlyLooks(poll)).isEmpty();
  }
}
