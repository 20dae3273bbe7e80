package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import nl.telmee.Desk;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a program does with accounts is what the pages do. */
final class AccountsOverApiTest {
  private static final String ALL = "/api/v1/accounts";
  private static final String GOOD = "de brug staat weer open";

  private static TestNode node;
  private static String velsen;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("heemskerk");
    velsen = Staff.of(node, "administrator", "velsen").token();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static HttpResponse<String> post(String path, String body) {
    return node.post(path, "application/json", body, "Authorization", "Bearer " + velsen);
  }

  private static JsonNode get(String path) {
    return TestNode.json(node.get(path, "Authorization", "Bearer " + velsen));
  }

  private static JsonNode invite(String email) {
    HttpResponse<String> invited =
        post(
            ALL,
            "{\"email\":\"%s\",\"role\":\"editor\",\"organisation\":\"velsen\"}".formatted(email));
    assertThat(invited.statusCode()).as(invited.body()).isEqualTo(201);
    return TestNode.json(invited);
  }

  private static List<String> story(String email) {
    return get("/api/v1/audit-entries?subject=" + email).findValuesAsText("action");
  }

  @Test
  void whoIsInvitedFollowsTheLinkIsBlockedAndIsRemoved() {
    JsonNode invited = invite("new@velsen.example");
    String account = ALL + "/" + invited.path("account").path("id").asText();
    assertThat(get(account).path("status").asText()).isEqualTo("invited");
    try (Desk desk = new Desk(node)) {
      String link = URI.create(invited.path("link").asText()).getPath();
      assertThat(Desk.next(desk.post(link, "password", GOOD))).isEqualTo("/staff");
      assertThat(get(account).path("status").asText()).isEqualTo("active");

      assertThat(post(account + "/_invite", "").statusCode()).as("who came").isEqualTo(403);
      assertThat(TestNode.json(post(account + "/_block", "")).path("status").asText())
          .isEqualTo("blocked");
      assertThat(Desk.next(desk.get("/staff"))).startsWith("/staff/sign-in");
    }
    assertThat(post(account + "/_unblock", "").statusCode()).isEqualTo(200);
    assertThat(post(account + "/_remove", "").statusCode()).isEqualTo(204);

    assertThat(story("new@velsen.example"))
        .containsExactly(
            "account-removed",
            "account-unblocked",
            "account-blocked",
            "signed-in",
            "account-made",
            "account-invited");
  }

  @Test
  void anAdministratorGivesAwayOnlyWhatIsTheirs() {
    String account = ALL + "/" + invite("kept@velsen.example").path("account").path("id").asText();
    for (String place : List.of("\"editor\",\"organisation\":\"heemskerk\"", "\"administrator\"")) {
      String body = "{\"role\":%s}".formatted(place);
      assertThat(
              node.send(
                      node.request(
                              account,
                              "Authorization",
                              "Bearer " + velsen,
                              "Content-Type",
                              "application/json")
                          .PUT(HttpRequest.BodyPublishers.ofString(body)))
                  .statusCode())
          .as(body)
          .isEqualTo(403);
    }
    Staff.of(node, "editor", "heemskerk");

    assertThat(get(ALL).findValuesAsText("organisation")).containsOnly("velsen");
    assertThat(get(account).path("role").asText()).isEqualTo("editor");
  }

  @Test
  void everyMistakeIsNamedAtOnce() {
    HttpResponse<String> wrong =
        post(ALL, "{\"email\":\"somebody\",\"role\":\"mayor\",\"language\":\"fy\",\"x\":1}");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(wrong).path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/email", "/role", "/language", "/x");
    assertThat(
            TestNode.json(post(ALL, "{\"email\":\"a@velsen.example\",\"role\":\"viewer\"}"))
                .path("errors")
                .findValuesAsText("pointer"))
        .containsExactly("/organisation");
  }
}
