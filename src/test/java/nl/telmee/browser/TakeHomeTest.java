package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Margin;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody at a municipality takes the results home, and has the answers destroyed. */
@ExtendWith(Browsers.Given.class)
final class TakeHomeTest {
  private static final Words WORDS = Words.of(Language.NL);
  private static TestNode node;
  private static String closed = "";

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    closed = answered("taken-home", 160);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String answered(String slug, int people) {
    String poll = node.openPoll(Survey.poll(slug).replace("true}", "true,\"microdata\":true}"));
    Survey survey = new Survey(people);
    for (int i = 0; i < people; i++) {
      assertThat(node.respond(poll, survey.key(), survey.answers()).statusCode()).isEqualTo(201);
    }
    node.close(poll);
    Patience.until(() -> node.results(poll), now -> now.path("state").asText().equals("closed"));
    return poll;
  }

  private static void signIn(Visitor visitor, Staff staff) {
    for (String cookie : staff.cookies().split("; ", -1)) {
      String[] parts = cookie.split("=", 2);
      visitor.context().addCookies(List.of(new Cookie(parts[0], parts[1]).setUrl(node.url())));
    }
  }

  private static Locator button(Page page, String key) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(WORDS.say(key)).setExact(true));
  }

  private static List<String> names(Path archive) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void anEditorHasAFileMadeSeesItComeAndTakesIt(Browser browser) throws IOException {
    try (Visitor visitor = Visitor.onDesktop(node, browser)) {
      signIn(visitor, Staff.of(node, "editor", "velsen"));
      visitor.open("/staff/polls/" + closed + "/export");
      Page page = visitor.page();
      Sight.isClear(page, "export");

      button(page, "export.rows.ask").click();
      Locator take =
          page.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName(WORDS.say("export.download")));
      assertThat(take.first()).isVisible();
      assertThat(page.locator(".job .chip").first()).hasText(WORDS.say("export.state.done"));
      Download download = page.waitForDownload(() -> take.first().click());

      assertThat(download.suggestedFilename()).matches("taken-home-\\d{4}-\\d\\d-\\d\\d\\.zip");
      assertThat(names(download.path()))
          .containsExactly(
              "readme.txt", "codebook.csv", "responses.sps", "responses.csv", "datapackage.json");
      Sight.isClear(page, "export-done");
    }
  }

  @Test
  void withoutJavaScriptOneLooksAgain(Browser browser) {
    String poll = answered("no-script", 30);
    try (Visitor visitor = Visitor.withoutJavaScript(node, browser)) {
      signIn(visitor, Staff.of(node, "editor", "velsen"));
      visitor.open("/staff/polls/" + poll + "/export");
      Page page = visitor.page();
      button(page, "export.rows.ask").click();

      Locator chip = page.locator(".job .chip");
      chip.waitFor(); // Asked for, and the page of it has come: only then is it looked at again.
      Patience.until(
          () -> {
            visitor.open("/staff/polls/" + poll + "/export");
            return chip.textContent();
          },
          WORDS.say("export.state.done")::equals);
      assertThat(page.locator(".job a.button")).isVisible();
    }
  }

  @Test
  void theReportHasTheNumbersOfThePageAndPrintsWhole(Browser browser, @TempDir Path folder)
      throws IOException {
    JsonNode results = node.results(closed);
    try (Visitor visitor = Visitor.onDesktop(node, browser)) {
      visitor.open("/p/taken-home/results/report");
      Page page = visitor.page();
      Sight.isClear(page, "report");

      Locator bars = page.locator("[aria-labelledby=r-themes] table.bars tbody tr");
      JsonNode options = results.path("questions").get(2).path("options");
      for (int i = 0; i < options.size(); i++) {
        assertThat(bars.nth(i).locator(".n").first())
            .hasText(options.get(i).path("count").asText());
      }
      assertThat(page.locator("table.groups")).not().hasCount(0);
      assertThat(page.locator(".method li")).not().hasCount(0);

      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      byte[] pdf =
          page.pdf(
              new Page.PdfOptions()
                  .setPath(Path.of("target", "screenshots", "report.pdf"))
                  .setPreferCSSPageSize(true)
                  .setMargin(new Margin()));
      String text = new String(pdf, StandardCharsets.ISO_8859_1);
      assertThat(text).startsWith("%PDF").contains("/MediaBox [0 0 594.95");
      assertThat(text.split("/Type /Page\\b", -1).length - 1).isBetween(2, 12);
    }
  }

  @Test
  void anAdministratorDestroysTheAnswersAndTheReportSaysSo(Browser browser) {
    String poll = answered("destroyed", 40);
    try (Visitor visitor = Visitor.onDesktop(node, browser).expectingFailures()) {
      signIn(visitor, Staff.administrator(node));
      visitor.open("/staff/polls/" + poll + "/retention");
      Page page = visitor.page();
      Sight.isClear(page, "poll-retention");
      page.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName(WORDS.say("retention.destroy")))
          .click();
      button(page, "retention.destroy.do").click();
      assertThat(page.getByRole(AriaRole.ALERT)).hasText(WORDS.say("retention.destroy.choose"));
      Sight.isClear(page, "destroy");

      page.locator("input[value=responses]").check();
      page.locator("#word").fill("wissen");
      page.locator("#word").press("Enter");
      page.waitForURL("**/retention");
      Patience.until(
          () -> {
            Sight.again(page);
            return page.content();
          },
          html -> html.contains("Gewist op"));

      visitor.open("/staff/retention");
      assertThat(page.locator(".report tbody tr").first()).containsText("40");
      Sight.isClear(page, "retention");
    }
  }

  @Test
  void anEditorChoosesTermsBeforeTheOpening(Browser browser) {
    String poll = node.draft(Survey.poll("terms"));
    try (Visitor visitor = Visitor.onDesktop(node, browser).expectingFailures()) {
      signIn(visitor, Staff.of(node, "editor", "velsen"));
      visitor.open("/staff/polls/" + poll + "/retention");
      Page page = visitor.page();
      page.locator("#responses").fill("lang");
      button(page, "retention.save").click();
      assertThat(page.locator("#e-responses")).isVisible();
      assertThat(page.locator("#responses")).hasValue("lang");
      Sight.isClear(page, "terms");

      page.locator("#responses").fill("180");
      button(page, "retention.save").click();
      assertThat(page.getByRole(AriaRole.STATUS)).hasText(WORDS.say("retention.saved"));
      assertThat(page.locator("q")).containsText("180 dagen");
    }
  }
}
