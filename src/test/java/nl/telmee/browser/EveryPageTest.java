package nl.telmee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.telmee.RouteTable;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.web.Routes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of the desk and of a poll, with the demo content: none has a barrier, and {@code
 * docs/pages.md} has a picture of each. A new page makes this test fail until it is here.
 */
@ExtendWith(Browsers.Given.class)
final class EveryPageTest {
  private static final Path DOCUMENT = Path.of("docs", "pages.md");

  /** The story of a poll takes the picture. */
  private static final String STORY = "";

  /** What is no page, needs a secret or a setting, or has a test of its own that looks at it. */
  private static final Predicate<String> ELSEWHERE =
      Pattern.compile(
              "/(api|feeds|assets|council|contact|focus|follow|o|t|organisations|search)(/.*)?"
                  + "|/(favicon.ico|embed.js|n/:word)"
                  + "|.*/(csv|json|xlsx|list.csv|qr.svg|qr.png|image.png)"
                  + "|.*/(numbers/:number|export/:export)"
                  + "|/p/:slug/(embed.*|texts|receipt/:receipt)"
                  + "|/staff/(sign-in|reset|invitation)(/.*)?"
                  + "|/staff/(contacts|newsletter|relations|trajectories|webhooks|yearly)(/.*)?"
                  + "|/staff/polls/:poll/(import|phone|tried)")
          .asMatchPredicate();

  private static TestNode node;
  private static List<Cookie> signedIn = List.of();
  private static String draft = "";
  private static String coded = "";
  private static String group = "";
  private static String forms = "";
  private static String conversation = "";

  /**
   * Where one goes.
   *
   * @param picture its name in {@code docs/images}, or {@link #STORY}
   * @param of which poll, as its slug or as {@code draft} and {@code klas}
   */
  record Stop(String picture, String route, String of) {
    @Override
    public String toString() {
      return route;
    }
  }

  static List<Stop> stops() {
    return List.of(
        new Stop("home", "/", ""),
        new Stop(STORY, "/p/:slug", "meepraten-2026"),
        new Stop("results", "/p/:slug/results", "jongeren-2017"),
        new Stop("report", "/p/:slug/results/report", "jongeren-2017"),
        new Stop(STORY, "/p/:slug/screen", "meepraten-2026"),
        new Stop(STORY, "/staff", ""),
        new Stop(STORY, "/staff/polls/new", ""),
        new Stop(STORY, "/staff/polls/:poll/edit", "draft"),
        new Stop("preview", "/staff/polls/:poll/preview", "draft"),
        new Stop("test-results", "/staff/polls/:poll/test-results", "draft"),
        new Stop("history", "/staff/polls/:poll/history", "draft"),
        new Stop("delete", "/staff/polls/:poll/delete", "draft"),
        new Stop(STORY, "/staff/polls/:poll/open", "draft"),
        new Stop("close", "/staff/polls/:poll/close", "meepraten-2026"),
        new Stop(STORY, "/staff/polls/:poll", "meepraten-2026"),
        new Stop(STORY, "/staff/polls/:poll/share", "meepraten-2026"),
        new Stop("poster", "/staff/polls/:poll/share/sheet/:size", "meepraten-2026"),
        new Stop(STORY, "/staff/polls/:poll/codes", "klas"),
        new Stop("cards", "/staff/polls/:poll/codes/:group/cards", "klas"),
        new Stop("paper", "/staff/polls/:poll/paper", "klas"),
        new Stop("paper-form", "/staff/polls/:poll/paper/:group/print", "klas"),
        new Stop("conversations", "/staff/polls/:poll/conversations", "klas"),
        new Stop("conversation", "/staff/polls/:poll/conversations/:conversation", "klas"),
        new Stop(STORY, "/staff/polls/:poll/answers", "jongeren-2017"),
        new Stop(STORY, "/staff/polls/:poll/export", "jongeren-2017"),
        new Stop("poll-retention", "/staff/polls/:poll/retention", "jongeren-2017"),
        new Stop("destroy", "/staff/polls/:poll/destroy", "jongeren-2017"),
        new Stop("retention", "/staff/retention", ""),
        new Stop("audit", "/staff/audit", ""),
        new Stop(STORY, "/staff/accounts", ""),
        new Stop(STORY, "/staff/accounts/new", ""),
        new Stop("account", "/staff/accounts/:account", ""),
        new Stop("organisations", "/staff/organisations", ""),
        new Stop("new-organisation", "/staff/organisations/new", ""),
        new Stop("organisation", "/staff/organisations/:organisation", ""),
        new Stop("profile", "/staff/profile", ""),
        new Stop(STORY, "/staff/profile/second-factor", ""));
  }

  @BeforeAll
  static void start() {
    node = TestNode.startWithDemo();
    signedIn =
        Stream.of(Staff.administrator(node).cookies().split("; ", -1))
            .map(one -> one.split("=", 2))
            .map(one -> new Cookie(one[0], one[1]).setUrl(node.url()))
            .toList();
    draft = node.draft(SixQuestions.body("concept", 5));
    node.putAsAdministrator("/api/v1/polls/" + draft, SixQuestions.body("concept", 6));
    coded = node.openPoll(SixQuestions.body("klas", 5).replace("\"open\"", "\"code\""));
    String desk = "/api/v1/polls/" + coded;
    group = made(desk + "/code-groups", "{\"name\":\"Klas 3B\",\"size\":24}");
    conversation =
        made(
            desk + "/conversations",
            """
            {"place":"Markt","date":"2026-11-02","people":40,
             "counts":{"themes":{"homes":21,"buses":12},"listens":{"2":9,"4":17}}}
            """);
    forms = printed();
  }

  private static HttpResponse<String> authorised(String path) {
    return node.get(path, "Authorization", "Bearer " + node.token());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String made(String path, String body) {
    return TestNode.json(node.postAsAdministrator(path, body)).path("id").asText();
  }

  /** Forms on paper are made on their page only. */
  private static String printed() {
    String location =
        node.post(
                "/staff/polls/" + coded + "/paper/forms",
                "application/x-www-form-urlencoded",
                "name=Balie&size=2",
                "Authorization",
                "Bearer " + node.token(),
                "Sec-Fetch-Site",
                "same-origin")
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return location.replaceFirst(".*/paper/([^/]+)/print.*", "$1");
  }

  private static String poll(String of) {
    return switch (of) {
      case "draft" -> draft;
      case "klas" -> coded;
      default ->
          TestNode.json(node.get("/api/v1/polls"))
              .path("polls")
              .valueStream()
              .filter(poll -> poll.path("slug").asText().equals(of))
              .findFirst()
              .orElseThrow()
              .path("id")
              .asText();
    };
  }

  private static String account() {
    return authorised("/api/v1/accounts").body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
  }

  private static String address(Stop stop) {
    return stop.route()
        .replace(":slug", stop.of())
        .replace(":poll", stop.route().contains(":poll") ? poll(stop.of()) : "")
        .replace(":group", stop.route().contains("/paper/") ? forms : group)
        .replace(":conversation", conversation)
        .replace(":size", "a4")
        .replace(":account", stop.route().contains(":account") ? account() : "")
        .replace(":organisation", "velsen");
  }

  private static Visitor administrator(Browser browser) {
    Visitor visitor = Visitor.onDesktop(node, browser);
    visitor.context().addCookies(signedIn);
    return visitor;
  }

  @ParameterizedTest
  @MethodSource("stops")
  void thePageHasNoBarrierAndAPictureOfItIsShown(Stop stop, Browser browser) throws IOException {
    try (Visitor visitor = administrator(browser)) {
      assertThat(visitor.open(address(stop)).status()).isEqualTo(200);
      Page page = visitor.page();
      if (!stop.picture().equals(STORY)) {
        Pictures.take(page, stop.picture());
        assertThat(Files.readString(DOCUMENT)).contains("(images/" + stop.picture() + ".png)");
        assertThat(Path.of("docs", "images", stop.picture() + ".png")).exists();
      }
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(AccessibilityTest.violations(page)).as("%s", scheme).isEmpty();
      }
      page.setViewportSize(360, 740);
      assertThat(AccessibilityTest.violations(page)).as("on a phone").isEmpty();
    }
  }

  @Test
  void noPageIsMissingHere() {
    List<String> looked = stops().stream().map(Stop::route).toList();

    assertThat(RouteTable.get().entries())
        .filteredOn(entry -> entry.method().equals(HttpMethod.GET))
        .extracting(Routes.Entry::path)
        .filteredOn(ELSEWHERE.negate())
        .containsExactlyInAnyOrderElementsOf(looked);
  }
}
