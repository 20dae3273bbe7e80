package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, staying signed in, and being signed out at once. */
final class SessionsTest {
  private static final String LIST = "/api/v1/sessions/_end";

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static HttpResponse<String> refresh(TestNode at, String token) {
    return at.post(
        "/api/v1/sessions/_refresh",
        "application/json",
        "{\"refreshToken\":\"%s\"}".formatted(token));
  }

  /** What needs an editor and changes nothing: an empty poll is refused with 400, or sooner. */
  private static int knocks(TestNode at, String token) {
    return at.post("/api/v1/polls", "application/json", "{}", "Authorization", "Bearer " + token)
        .statusCode();
  }

  private static int knocksWithCookies(String cookies, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Cookie";
    all[1] = cookies;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return node.post("/api/v1/polls", "application/json", "{}", all).statusCode();
  }

  @Test
  void aRefreshTokenGivesNewTokensOnce() {
    JsonNode first = TestNode.json(Staff.of(node, "editor", "velsen").signIn());
    JsonNode second = TestNode.json(refresh(node, first.path("refreshToken").asText()));

    assertThat(knocks(node, second.path("token").asText())).isEqualTo(400);
    assertThat(second.path("refreshToken").asText())
        .isNotEmpty()
        .isNotEqualTo(first.path("refreshToken").asText());
  }

  @Test
  void requestsAtTheSameTimeMayBringTheSameRefreshToken() {
    JsonNode first = TestNode.json(Staff.of(node, "editor", "velsen").signIn());
    JsonNode second = TestNode.json(refresh(node, first.path("refreshToken").asText()));
    HttpResponse<String> again = refresh(node, first.path("refreshToken").asText());

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(TestNode.json(again).has("refreshToken")).isFalse();
    assertThat(refresh(node, second.path("refreshToken").asText()).statusCode()).isEqualTo(200);
  }

  @Test
  void aRefreshTokenFromLongAgoEndsTheSessionForEverybody() throws SQLException {
    JsonNode first = TestNode.json(Staff.of(node, "editor", "velsen").signIn());
    JsonNode second = TestNode.json(refresh(node, first.path("refreshToken").asText()));
    try (Connection connection = node.jdbc()) {
      connection
          .createStatement()
          .execute("update session set used_at = used_at - interval '1 minute'");
    }

    assertThat(refresh(node, first.path("refreshToken").asText()).statusCode()).isEqualTo(401);
    assertThat(refresh(node, second.path("refreshToken").asText()).statusCode()).isEqualTo(401);
    assertThat(knocks(node, second.path("token").asText())).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "00000000-0000-4000-8000-000000000000.abc"})
  void whatIsNoRefreshTokenIsRefused(String token) {
    assertThat(refresh(node, token).statusCode()).isIn(400, 401);
  }

  @Test
  void signingOutEndsThatSessionOnly() {
    Staff editor = Staff.of(node, "editor", "velsen");
    String phone = editor.token();
    String desk = editor.token();
    node.post(LIST, "application/json", "", "Authorization", "Bearer " + phone);

    assertThat(knocks(node, phone)).isEqualTo(401);
    assertThat(knocks(node, desk)).isEqualTo(400);
  }

  @Test
  void signingOutEverywhereActsOnOtherNodesWithinSeconds() {
    Staff editor = Staff.of(node, "editor", "velsen");
    String phone = editor.token();
    try (TestNode other = node.another()) {
      assertThat(knocks(other, phone)).isEqualTo(400);
      node.post(
          "/api/v1/sessions/_end-all", "application/json", "", "Authorization", "Bearer " + phone);

      assertThat(knocks(node, phone)).isEqualTo(401);
      Patience.until(() -> knocks(other, phone), status -> status == 401);
    }
  }

  @Test
  void aRoleThatIsTakenAwayIsGoneWithinSeconds() throws SQLException {
    Staff editor = Staff.of(node, "editor", "velsen");
    String token = editor.token();
    assertThat(knocks(node, token)).isEqualTo(400);
    try (Connection connection = node.jdbc();
        var update =
            connection.prepareStatement("update account set role = 'viewer' where email = ?")) {
      update.setString(1, editor.email());
      update.executeUpdate();
    }

    Patience.until(() -> knocks(node, token), status -> status == 403);
  }

  @Test
  void aChangeWithACookieMustComeFromOurOwnPage() {
    String cookies = Staff.of(node, "editor", "velsen").cookies();

    assertThat(knocksWithCookies(cookies, "Sec-Fetch-Site", "same-origin")).isEqualTo(400);
    assertThat(knocksWithCookies(cookies, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
    assertThat(knocksWithCookies(cookies, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
    assertThat(knocksWithCookies(cookies, "Origin", node.url())).isEqualTo(400);
    assertThat(knocksWithCookies(cookies, "Origin", "https://evil.example")).isEqualTo(403);
    assertThat(knocksWithCookies(cookies, "Origin", "null")).isEqualTo(403);
    assertThat(knocksWithCookies(cookies)).isEqualTo(403);
  }

  @Test
  void aCookieWhoseTokenEndedIsRenewedOnTheWay() {
    String cookies = Staff.of(node, "editor", "velsen").cookies();
    String refreshOnly = cookies.replaceFirst("telmee-session=[^;]*", "telmee-session=");

    HttpResponse<String> renewed =
        node.post(
            "/api/v1/polls",
            "application/json",
            "{}",
            "Cookie",
            refreshOnly,
            "Sec-Fetch-Site",
            "same-origin");
    assertThat(renewed.statusCode()).isEqualTo(400);
    assertThat(Staff.cookies(renewed)).contains("telmee-session=", "telmee-refresh=");
    assertThat(knocksWithCookies(Staff.cookies(renewed), "Sec-Fetch-Site", "same-origin"))
        .isEqualTo(400);
  }

  @Test
  void cookiesAreOutOfReachOfScriptsAndOtherSites() {
    HttpResponse<String> response =
        node.post(
            "/staff/sign-in",
            "application/x-www-form-urlencoded",
            "email=%s&password=%s"
                .formatted(TestNode.ADMIN_EMAIL, TestNode.ADMIN_PASSWORD.replace(' ', '+')),
            "Sec-Fetch-Site",
            "same-origin");

    assertThat(response.headers().allValues("Set-Cookie"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(cookie -> assertThat(cookie).contains("HTTPOnly", "SameSite=Lax", "Path=/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/x"
      })
  void afterSigningInOneStaysHere(String next) {
    assertThat(SignInPages.own(next)).isEqualTo("/staff");
  }

  @Test
  void afterSigningInOneComesBackToWhereOneWanted() {
    assertThat(SignInPages.own("/staff/polls/1?tab=open&page=2"))
        .isEqualTo("/staff/polls/1?tab=open&page=2");
  }

  @Test
  void aWrongPasswordKeepsTheAddressThatWasTyped() {
    HttpResponse<String> response =
        node.post(
            "/staff/sign-in",
            "application/x-www-form-urlencoded",
            "email=iemand%40velsen.example&password=fout&next=%2Fstaff",
            "Sec-Fetch-Site",
            "same-origin");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body())
        .contains("iemand@velsen.example", "klopt niet")
        .doesNotContain("\"fout\"");
  }

  @Test
  void aTokenThatAnotherKeySignedIsRefused() {
    String token = Staff.of(node, "editor", "velsen").token();
    String[] parts = token.split("\\.", -1);
    String forged = parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse();
    String none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + parts[1] + ".";

    assertThat(knocks(node, forged)).isEqualTo(401);
    assertThat(knocks(node, none)).isEqualTo(401);
  }
}
