package nl.telmee.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions as a program outside makes them, on a node that refuses addresses inside. */
final class SubscriptionsOverHttpTest {
  private static final String ALL = "/api/v1/subscriptions";

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("heemskerk");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static HttpResponse<String> make(String token, String organisation, String url) {
    return post(
        ALL, token, "{\"organisation\":\"%s\",\"url\":\"%s\"}".formatted(organisation, url));
  }

  private static HttpResponse<String> post(String path, String token, String body) {
    return node.post(path, "application/json", body, "Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> get(String path, String token) {
    return node.get(path, "Authorization", "Bearer " + token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://localhost/",
        "https://10.0.0.1:8443/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fd00::1]/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://127.1/",
        "https://nothing.invalid/",
        "http://1.1.1.1/"
      })
  void anAddressInsideIsRefused(String url) {
    HttpResponse<String> answer = make(node.token(), "velsen", url);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(TestNode.json(answer).at("/errors/0/pointer").asText()).isEqualTo("/url");
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    String body =
        """
        {"organisation":"Velsen!","url":"https://10.0.0.1/","types":["poll.opened"],"theme":"x",
         "trajectory":"A b","surprise":1}
        """;

    JsonNode errors = TestNode.json(post(ALL, node.token(), body)).path("errors");

    assertThat(errors.findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/organisation", "/types/0", "/theme", "/trajectory", "/surprise", "/url");
  }

  @Test
  void theSecretIsToldOnce() {
    JsonNode made = TestNode.json(make(node.token(), "velsen", "https://1.1.1.1/hook"));
    String secret = made.path("secret").asText();
    String path = ALL + "/" + made.path("id").asText();

    assertThat(java.util.Base64.getDecoder().decode(secret.substring("whsec_".length())))
        .hasSizeBetween(24, 64);
    assertThat(get(path, node.token()).body()).doesNotContain("secret");
    assertThat(get(ALL, node.token()).body()).doesNotContain(secret);
    JsonNode second = TestNode.json(post(path + "/_rotate-secret", node.token(), ""));
    assertThat(second.path("secret").asText()).startsWith("whsec_").isNotEqualTo(secret);
  }

  @ParameterizedTest
  @CsvSource({
    "administrator, velsen, 201",
    "editor, velsen, 201",
    "council-member, velsen, 201",
    "viewer, velsen, 403",
    "editor, heemskerk, 403"
  })
  void staffAndCouncilMembersSubscribeForTheirOrganisation(
      String role, String organisation, int status) {
    String token = Staff.of(node, role, organisation).token();

    assertThat(make(token, "velsen", "https://1.1.1.1/").statusCode()).isEqualTo(status);
  }

  @Test
  void aCouncilMemberSeesItsOwnOnlyAndStaffAllOfTheOrganisation() {
    String member = Staff.of(node, "council-member", "velsen").token();
    String other = Staff.of(node, "council-member", "velsen").token();
    String editor = Staff.of(node, "editor", "velsen").token();
    String made = TestNode.json(make(member, "velsen", "https://1.1.1.1/")).path("id").asText();
    String path = ALL + "/" + made;

    assertThat(TestNode.json(get(ALL, member)).path("subscriptions")).hasSize(1);
    assertThat(TestNode.json(get(ALL, other)).path("subscriptions")).isEmpty();
    assertThat(get(path, other).statusCode()).isEqualTo(404);
    assertThat(post(path + "/_pause", other, "").statusCode()).isEqualTo(404);
    assertThat(get(path, editor).statusCode()).isEqualTo(200);
    assertThat(post(path + "/_pause", member, "").statusCode()).isEqualTo(200);
    assertThat(post(path + "/_resume", editor, "").statusCode()).isEqualTo(200);
  }

  /** Another node had the setting that allows it; this one refuses at each try. */
  @Test
  void whatWasAllowedWhenItWasMadeIsRefusedWhenItIsSent() throws Exception {
    JsonNode made = TestNode.json(make(node.token(), "velsen", "https://1.1.1.1/hook"));
    String id = made.path("id").asText();
    try (Receiver receiver = new Receiver();
        var connection = node.jdbc();
        var statement = connection.createStatement()) {
      statement.execute(
          "update webhook set url = '%s' where id = '%s'".formatted(receiver.url("/"), id));
      node.openPoll(Survey.poll("besloten"));
      JsonNode sent =
          Patience.until(
              () ->
                  TestNode.json(get(ALL + "/" + id + "/deliveries", node.token()))
                      .at("/deliveries/0"),
              one -> one.path("tries").asInt() == 1);

      assertThat(sent.path("error").asText()).isEqualTo("private");
      assertThat(receiver.all()).isEmpty();
    }
  }
}
