package nl.telmee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import nl.telmee.Desk;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in with the account of one's organisation, at a real provider, in a real browser. */
@ExtendWith(Browsers.Given.class)
final class OpenIdTest {
  private static final String CALLBACK = "/staff/sign-in/openid/callback";
  private static OpenIdServer provider;
  private static TestNode node;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    int port = freePort();
    provider = OpenIdServer.start("http://127.0.0.1:" + port + CALLBACK);
    node =
        TestNode.start(
            Map.of(
                "TELMEE_PORT", String.valueOf(port),
                "TELMEE_SECOND_FACTOR", "required",
                "TELMEE_OIDC_ISSUER", provider.issuer(),
                "TELMEE_OIDC_CLIENT_ID", "telmee",
                "TELMEE_OIDC_CLIENT_SECRET", "a secret of the tests",
                "TELMEE_OIDC_ROLES",
                    "telmee-chiefs=administrator,telmee-velsen=editor@velsen,telmee-gone=viewer@gone"));
    node.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
    provider.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Goes to the provider and signs in there; yields the page one lands on. */
  private static Page signIn(BrowserContext context, String person) {
    Page page = context.newPage();
    page.navigate(node.url() + "/staff/sign-in?next=/staff/profile");
    page.locator("a[href*='sign-in/openid']").click();
    page.locator("[name=login]").fill(person);
    page.locator("[name=password]").fill("any");
    page.locator("button[type=submit]").click();
    page.locator("button[type=submit]").click(); // Consent.
    page.waitForURL(url -> url.startsWith(node.url()));
    return page;
  }

  @Test
  void whoIsInAGroupGetsItsRoleWithoutASecondFactorOfOurs(Browser browser) throws Exception {
    try (BrowserContext context = browser.newContext()) {
      Page page = signIn(context, "editor");

      assertThat(page.url()).isEqualTo(node.url() + "/staff/profile");
      assertThat(page.locator("main").textContent())
          .contains("editor@velsen.example")
          .contains("velsen");
    }
    assertThat(account("editor@velsen.example")).isEqualTo("editor velsen true");
    assertThat(logged("editor@velsen.example")).contains("account-made", "signed-in");
  }

  @Test
  void theRoleFollowsTheGroupsAtEverySignIn(Browser browser) throws Exception {
    try (BrowserContext context = browser.newContext()) {
      signIn(context, "moved");
    }
    provider.groups("moved", "[\"telmee-chiefs\"]");
    try (BrowserContext context = browser.newContext()) {
      signIn(context, "moved");
    }
    assertThat(account("moved@velsen.example")).isEqualTo("administrator null true");

    provider.groups("moved", "[]");
    try (BrowserContext context = browser.newContext()) {
      Page page = signIn(context, "moved");

      assertThat(page.url()).startsWith(node.url() + CALLBACK);
      assertThat(page.locator(".alert").textContent()).contains("administrator");
    }
    assertThat(sessions("moved@velsen.example")).isZero();
  }

  @Test
  void whoIsInNoGroupOrHasNoAddressIsRefusedKindly(Browser browser) throws Exception {
    for (String person : new String[] {"stranger", "nameless"}) {
      try (BrowserContext context = browser.newContext()) {
        Page page = signIn(context, person);

        assertThat(page.locator(".alert").isVisible()).as(person).isTrue();
        page.navigate(node.url() + "/staff/profile");
        assertThat(page.url()).contains("/staff/sign-in");
      }
    }
    assertThat(account("stranger@velsen.example")).isEmpty();
  }

  @Test
  void theAddressOfAnotherAccountDoesNotOpenThatAccount(Browser browser) throws Exception {
    try (BrowserContext context = browser.newContext()) {
      Page page = signIn(context, "double");

      assertThat(page.locator(".alert").textContent()).contains("already");
    }
    assertThat(account(TestNode.ADMIN_EMAIL)).isEqualTo("administrator null false");
  }

  @Test
  void aCodeThatWasUsedOpensNothingForAnybody(Browser browser) {
    String[] callback = {""};
    try (BrowserContext context = browser.newContext()) {
      context.onRequest(
          request -> {
            if (request.url().contains(CALLBACK)) {
              callback[0] = request.url();
            }
          });
      signIn(context, "chief");
      Page again = context.newPage();
      again.navigate(callback[0]);
      assertThat(again.locator(".alert").isVisible()).as("in the same browser").isTrue();
    }
    try (Desk other = new Desk(node)) {
      other.get("/staff/sign-in/openid");
      String path = callback[0].substring(node.url().length());
      assertThat(other.get(path).statusCode()).as("in another browser").isEqualTo(400);

      String state = query(other.get("/staff/sign-in/openid"), "state");
      String stolen = path.replaceAll("state=[^&]*", "state=" + state);
      assertThat(other.get(stolen).statusCode()).as("with its own state").isEqualTo(401);
    }
  }

  @Test
  void theAddressAsksForACodeWithPkceStateAndNonce() {
    try (Desk desk = new Desk(node)) {
      HttpResponse<String> response = desk.get("/staff/sign-in/openid?next=//evil.example");

      assertThat(response.statusCode()).isEqualTo(303);
      assertThat(query(response, "response_type")).isEqualTo("code");
      assertThat(query(response, "code_challenge_method")).isEqualTo("S256");
      assertThat(query(response, "code_challenge")).hasSize(43);
      assertThat(query(response, "state")).hasSize(43);
      assertThat(query(response, "nonce")).hasSize(43);
      assertThat(query(response, "redirect_uri")).isEqualTo(node.url() + CALLBACK);
    }
  }

  @Test
  void aCallThatNobodyBeganIsRefused() {
    try (Desk desk = new Desk(node)) {
      assertThat(desk.get(CALLBACK + "?code=x&state=y").statusCode()).isEqualTo(400);
      String state = query(desk.get("/staff/sign-in/openid"), "state");
      String wrong = CALLBACK + "?code=x&iss=https://evil.example&state=" + state;
      assertThat(desk.get(wrong).statusCode()).as("another issuer").isEqualTo(400);
      state = query(desk.get("/staff/sign-in/openid"), "state");
      String denied = CALLBACK + "?error=access_denied&state=" + state;
      assertThat(desk.get(denied).statusCode()).as("the person said no").isEqualTo(401);
    }
  }

  @Test
  void aProviderThatIsDownStopsNobodyWithAPassword() throws IOException {
    Map<String, String> settings =
        Map.of(
            "TELMEE_OIDC_ISSUER", "http://127.0.0.1:" + freePort(),
            "TELMEE_OIDC_CLIENT_ID", "telmee",
            "TELMEE_OIDC_CLIENT_SECRET", "x",
            "TELMEE_OIDC_ROLES", "a=administrator");
    try (TestNode alone = TestNode.start(settings);
        Desk desk = new Desk(alone)) {
      HttpResponse<String> response = desk.get("/staff/sign-in/openid");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).contains("cannot be reached");
      assertThat(desk.signIn(TestNode.ADMIN_EMAIL, TestNode.ADMIN_PASSWORD).statusCode())
          .isEqualTo(303);
    }
  }

  private static String query(HttpResponse<String> response, String name) {
    for (String part : URI.create(Desk.next(response)).getRawQuery().split("&", -1)) {
      if (part.startsWith(name + "=")) {
        return java.net.URLDecoder.decode(
            part.substring(name.length() + 1), java.nio.charset.StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static String account(String email) throws SQLException {
    return one(
        "select role || ' ' || coalesce(organisation, 'null') || ' ' || (issuer is not null)::text"
            + " from account where email = '%s'".formatted(email));
  }

  private static String logged(String email) throws SQLException {
    return one(
        "select string_agg(action, ' ' order by seq) from audit_entry where actor = '%s'"
            .formatted(email));
  }

  private static int sessions(String email) throws SQLException {
    return Integer.parseInt(
        one(
            "select count(*)::text from session s join account a on a.id = s.account_id"
                + " where a.email = '%s'".formatted(email)));
  }

  private static String one(String sql) throws SQLException {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
