package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A project leader and a council member, each without JavaScript, in a real browser. */
@ExtendWith(Browsers.Given.class)
final class SteerTest {
  private static final String SAYS = "Dit zegt echt iets over wat bewoners hier vinden.";
  private static TestNode node;
  private static Village village;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    village = new Village(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static void signIn(Visitor visitor, Staff staff) {
    visitor.open("/staff/sign-in");
    visitor.page().fill("[name=email]", staff.email());
    visitor.page().fill("[name=password]", TestNode.ADMIN_PASSWORD);
    visitor.page().locator("main button").click();
    visitor.open("/staff/trajectories");
  }

  private static void press(Page page, String name) {
    page.locator("main")
        .getByRole(
            AriaRole.BUTTON,
            new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  @Test
  void aProjectLeaderBeginsAndPublishesAndTheCouncilDoesTheSecondStep(Browser browser) {
    String trajectory;
    try (Visitor leader = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      signIn(leader, village.editor());
      trajectory = begin(leader.page());
      deliverAgenda(leader.page());
      publish(leader.page());
    }
    try (Visitor member = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      signIn(member, village.member());
      councilStarts(member.page());
    }
    try (Visitor leader = Visitor.withoutJavaScript(node, browser)) {
      signIn(leader, village.editor());
      leader.page().navigate(trajectory);
      assertThat(leader.page().locator(".card.now h2")).hasText("Doel en betrokkenen");
      assertThat(leader.page().locator(".stages .behind")).hasCount(2);
    }
  }

  private static String begin(Page page) {
    page.getByText("Begin een traject").click();
    press(page, "Begin");
    assertThat(page.locator("[role=alert]")).containsText("Vul dit in");
    page.getByLabel("Velsen").check();
    page.getByLabel("Titel", new Page.GetByLabelOptions().setExact(true)).fill("Samen groen");
    press(page, "Begin");
    assertThat(page.locator("[role=status]")).containsText("begonnen");
    press(page, "Deze stap is klaar");
    assertThat(page.locator("[role=alert] li")).hasCount(5);
    return page.url().replaceFirst("/steps/.*", "");
  }

  private static void deliverAgenda(Page page) {
    page.locator("[role=alert]").getByText("Schrijf waar het over gaat").click();
    page.fill("#f-summary", SAYS);
    page.fill("#f-policyGoal", SAYS);
    page.fill("#f-councilToldOn", "2026-11-02");
    press(page, "Bewaar");
    assertThat(page.locator(".card.now .lacks li")).hasCount(2);
    page.locator(".card.now").getByText("Kies hoe ver").click();
    page.getByLabel("Meedenken").check();
    page.fill("#f-can", SAYS);
    page.fill("#f-cannot", SAYS);
    press(page, "Bewaar");
    press(page, "Deze stap is klaar");
    assertThat(page.locator("[role=status]")).hasText("De stap is klaar.");
  }

  private static void publish(Page page) {
    press(page, "Maak het openbaar");
    assertThat(page.locator("[role=alert]")).containsText("Geef een datum aan het meepraten");
    page.locator("[role=alert] li a").click();
    page.locator("fieldset:has(input[value=activities]) input[type=date]").fill("2027-03-01");
    page.locator("fieldset:has(input[value=decision]) input[type=date]").fill("2027-05-01");
    press(page, "Bewaar");
    press(page, "Maak het openbaar");
    assertThat(page.locator("main .chip").first()).hasText("Loopt");
    assertThat(page.locator("main")).containsText("Dat de stap klaar is, zegt");
  }

  private static void councilStarts(Page page) {
    assertThat(page.locator(".steer-line.waits")).containsText("Vul in wanneer het op de agenda");
    page.locator(".steer-line.waits h3 a").click();
    press(page, "Deze stap is klaar");
    page.locator("[role=alert] li a").first().click();
    page.fill("#f-onAgendaOn", "2026-11-10");
    page.fill("#f-contacts", "twee leden van de participatieraad");
    press(page, "Bewaar");
    press(page, "Deze stap is klaar");
    assertThat(page.locator("[role=status]")).hasText("De stap is klaar.");
  }

  @Test
  void noPageHasABarrier(Browser browser) {
    try (Visitor visitor = Visitor.onDesktop(node, browser).expectingFailures()) {
      signIn(visitor, Staff.of(node, "editor", "ijmond"));
      Page page = visitor.page();
      page.getByText("Begin een traject").click();
      page.getByLabel("Ijmond").check();
      page.getByLabel("Titel", new Page.GetByLabelOptions().setExact(true)).fill("Jong in IJmond");
      page.locator("#f-participants label").first().click();
      press(page, "Begin");
      String address = page.url().replaceFirst("\\?.*", "").replaceFirst("^https?://[^/]+", "");
      press(page, "Deze stap is klaar");
      Sight.isClear(page, "steer-refused");
      for (String path :
          List.of(
              "/staff/trajectories",
              "/staff/trajectories/new",
              "/staff/trajectories/templates",
              "/staff/trajectories/templates/new",
              address,
              address + "/sections/subject",
              address + "/sections/stakeholders",
              address + "/sections/planning",
              address + "/sections/evaluation",
              address + "/sections/review",
              address + "/sections/means",
              address + "/members",
              address + "/history")) {
        assertThat(visitor.open(path).status()).as(path).isEqualTo(200);
        Sight.isClear(page, name(path));
      }
    }
  }

  private static String name(String path) {
    return "steer" + path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "one").replace('/', '-');
  }
}
