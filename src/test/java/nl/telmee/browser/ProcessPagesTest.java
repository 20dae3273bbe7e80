package nl.telmee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of trajectories, address books, councils, followers and contacts, with the demo
 * content: {@code docs/pages.md} has a picture of each. That they have no barrier is for their own
 * tests to say.
 */
@ExtendWith(Browsers.Given.class)
final class ProcessPagesTest {
  private static final Path DOCUMENT = Path.of("docs", "pages.md");
  private static final Path LIME_SURVEY = Path.of("src/test/resources/lss/afval-scheiden.lss");
  private static final String DONE = "vernieuwing-participatie-ijmond";
  private static final String RUNNING = "jongeren-praten-mee";

  private static TestNode node;
  private static List<Cookie> signedIn = List.of();

  /**
   * Where one goes.
   *
   * @param picture its name in {@code docs/images}
   * @param address with {@code :done} and {@code :running} for the ids of trajectories, and {@code
   *     :activity} and {@code :finding} for the first of the one that is done
   */
  record Stop(String picture, String address) {
    @Override
    public String toString() {
      return address;
    }
  }

  static List<Stop> stops() {
    String running = "/staff/trajectories/:running";
    String done = "/staff/trajectories/:done";
    return List.of(
        new Stop("trajectory", "/t/" + RUNNING),
        new Stop("trajectory-done", "/t/" + DONE + "#finding-:finding"),
        new Stop("organisation-public", "/o/ijmond"),
        new Stop("compare", "/o/ijmond/compare"),
        new Stop("search", "/search?q=jongeren"),
        new Stop("trajectories", "/staff/trajectories"),
        new Stop("trajectory-new", "/staff/trajectories/new"),
        new Stop("trajectory-templates", "/staff/trajectories/templates"),
        new Stop("trajectory-import", "/staff/trajectories/import"),
        new Stop("trajectory-steps", running),
        new Stop("trajectory-section", running + "/sections/stakeholders"),
        new Stop("relations", "/staff/relations"),
        new Stop("relation-new", "/staff/relations/new"),
        new Stop("relations-import", "/staff/relations/import"),
        new Stop("trajectory-means", running + "/sections/means"),
        new Stop("trajectory-members", running + "/members"),
        new Stop("trajectory-history", running + "/history"),
        new Stop("trajectory-activities", running + "/activities"),
        new Stop("trajectory-activity", done + "/activities/:activity"),
        new Stop("trajectory-findings", done + "/findings"),
        new Stop("trajectory-finding", done + "/findings/:finding"),
        new Stop("trajectory-decisions", done + "/decisions"),
        new Stop("trajectory-feedback", done + "/feedback"),
        new Stop("trajectory-card", done + "/feedback/card?for=Klas+3B&size=a5"),
        new Stop("trajectory-improvements", done + "/improvements"),
        new Stop("trajectory-documents", done + "/documents"),
        new Stop("trajectory-passage", done + "/documents/passage"),
        new Stop("yearly", "/staff/yearly/ijmond/2026"),
        new Stop("council", "/council"),
        new Stop("council-signals", "/council/signals"),
        new Stop("council-agendas", "/council/agendas"),
        new Stop("council-advices", "/council/advices"),
        new Stop("signals", "/o/velsen/signals"),
        new Stop("signal-new", "/o/velsen/signals/new"),
        new Stop("agenda", "/o/velsen/agenda"),
        new Stop("advice", "/o/velsen/advice"),
        new Stop("follow", "/o/velsen/follow"),
        new Stop("follow-mail", "/o/velsen/follow/mail"),
        new Stop("invite-me", "/o/velsen/invite-me"),
        new Stop("contacts", "/staff/contacts/velsen"),
        new Stop("invitation-new", "/staff/contacts/velsen/invitations/new"),
        new Stop("newsletter", "/staff/newsletter"),
        new Stop("webhooks", "/staff/webhooks"),
        new Stop("webhook-new", "/staff/webhooks/new"));
  }

  @BeforeAll
  static void start() {
    node = TestNode.startWithDemo();
    signedIn =
        Stream.of(Staff.administrator(node).cookies().split("; ", -1))
            .map(one -> one.split("=", 2))
            .map(one -> new Cookie(one[0], one[1]).setUrl(node.url()))
            .toList();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static JsonNode trajectory(String slug) {
    String id =
        TestNode.json(node.get("/api/v1/trajectories"))
            .path("trajectories")
            .valueStream()
            .filter(one -> one.path("slug").asText().equals(slug))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    return TestNode.json(node.get("/api/v1/trajectories/" + id));
  }

  private static String address(Stop stop) {
    if (!stop.address().contains(":")) {
      return stop.address();
    }
    JsonNode done = trajectory(DONE);
    return stop.address()
        .replace(":running", trajectory(RUNNING).path("id").asText())
        .replace(":done", done.path("id").asText())
        .replace(":activity", done.path("activities").path(0).path("id").asText())
        .replace(":finding", done.path("findings").path(0).path("id").asText());
  }

  @ParameterizedTest
  @MethodSource("stops")
  void aPictureOfThePageIsShown(Stop stop, Browser browser) throws IOException {
    try (Visitor visitor = Visitor.onDesktop(node, browser)) {
      visitor.context().addCookies(signedIn);
      assertThat(visitor.open(address(stop)).status()).isEqualTo(200);
      Pictures.take(visitor.page(), stop.picture());
      assertThat(Files.readString(DOCUMENT)).contains("(images/" + stop.picture() + ".png)");
      assertThat(Path.of("docs", "images", stop.picture() + ".png")).exists();
    }
  }

  @Test
  void whatCouldNotBeTakenOverFromAnotherProgramIsShown(Browser browser) {
    try (Visitor visitor = Visitor.onDesktop(node, browser)) {
      visitor.context().addCookies(signedIn);
      visitor.open("/staff/polls/new");
      Page page = visitor.page();
      page.locator("input[type=file]").setInputFiles(LIME_SURVEY);
      page.locator("main form.start button").last().click();
      page.waitForURL("**/import");
      assertThat(page.locator("main").innerText()).contains(LIME_SURVEY.getFileName().toString());
      Pictures.take(page, "import");
    }
  }
}
