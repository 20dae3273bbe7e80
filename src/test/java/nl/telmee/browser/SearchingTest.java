package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search without JavaScript, and the pages of yearly reports, without barriers. */
@ExtendWith(Browsers.Given.class)
final class SearchingTest {
  private static final String THINGS =
      """
      insert into signal (id, organisation, origin, state, subject, what, themes, received_on, due_on)
      select gen_random_uuid(), 'velsen', 'resident', case when n % 8 = 0 then 'waiting' else 'open'
        end, 'Gat in de weg ' || n, 'Op de fietspaden bij het station zitten gaten. Kan de gemeente'
        || ' die maken? Ook de bankjes zijn kapot.', '{mobility}', current_date, current_date + 42
      from generate_series(1, 30) n
      """;

  private static TestNode node;
  private static Staff editor;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    Village village = new Village(node);
    village.change(THINGS);
    editor = village.editor();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Visitor signedIn(Browser browser) {
    Visitor visitor = Visitor.withoutJavaScript(node, browser);
    visitor.open("/staff/sign-in");
    visitor.page().fill("[name=email]", editor.email());
    visitor.page().fill("[name=password]", TestNode.ADMIN_PASSWORD);
    visitor.page().locator("main button").click();
    return visitor;
  }

  @Test
  void aResidentFindsFromTheHomePageAndTurnsThePages(Browser browser) {
    try (Visitor visitor = Visitor.withoutJavaScript(node, browser)) {
      visitor.open("/");
      Page page = visitor.page();
      page.getByText("Zoek op deze site").click();
      page.getByLabel("Wat zoek je?").fill("fietspad");
      page.locator("form[role=search] button").click();
      assertThat(page.locator("#found")).hasText("27 resultaten");
      assertThat(page.locator(".hits li")).hasCount(20);
      assertThat(page.locator("mark").first()).hasText("fietspaden");
      page.getByText("Volgende").click();
      assertThat(page.locator(".hits li")).hasCount(7);
      assertThat(page.getByLabel("Wat zoek je?")).hasValue("fietspad");
      page.getByText("Zoek preciezer").click();
      page.getByLabel("Thema").selectOption("housing");
      page.locator("form[role=search] button").click();
      assertThat(page.locator("main")).containsText("Niets gevonden");
      assertThat(page.getByLabel("Thema")).hasValue("housing");
    }
  }

  @Test
  void anEditorSeesWhatIsNotPublicApartFromTheRest(Browser browser) {
    try (Visitor visitor = signedIn(browser)) {
      visitor.open("/search?q=fietspad");
      assertThat(visitor.page().locator("section.card h2")).hasText("Nog niet openbaar");
      assertThat(visitor.page().locator("section.card .hits li")).hasCount(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/search?q=fietspad&organisation=velsen",
        "/staff/yearly",
        "/staff/yearly/velsen/2026",
        "/staff/organisations"
      })
  void thePageHasNoBarrier(String address, Browser browser) {
    try (Visitor visitor = Visitor.onDesktop(node, browser)) {
      visitor.open("/staff/sign-in");
      Page page = visitor.page();
      page.fill("[name=email]", TestNode.ADMIN_EMAIL);
      page.fill("[name=password]", TestNode.ADMIN_PASSWORD);
      page.locator("main form button").click();
      page.waitForURL("**/staff");
      visitor.open(address);
      for (ColorScheme scheme : ColorScheme.values()) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (int width : new int[] {360, 1280}) {
          page.setViewportSize(width, 760);
          assertThat(AccessibilityTest.violations(page)).as("%s px, %s", width, scheme).isEmpty();
          assertThat(Layout.overflowing(page)).as("%s px", width).isEmpty();
        }
      }
    }
  }
}
