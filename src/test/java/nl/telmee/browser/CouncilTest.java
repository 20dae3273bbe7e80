package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A council member, and a resident without JavaScript, in a real browser. */
@ExtendWith(Browsers.Given.class)
final class CouncilTest {
  private static final java.time.ZoneId AMSTERDAM = java.time.ZoneId.of("Europe/Amsterdam");
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

  private static Visitor signedIn(Browser browser, Staff staff) {
    Visitor visitor = Visitor.onDesktop(node, browser).expectingFailures();
    visitor.open("/staff/sign-in");
    visitor.page().fill("[name=email]", staff.email());
    visitor.page().fill("[name=password]", TestNode.ADMIN_PASSWORD);
    visitor.page().locator("main button").click();
    return visitor;
  }

  @Test
  void aResidentGivesASignalOnAPhoneWithoutJavaScriptAndTheCouncilAnswersIt(Browser browser) {
    String receipt;
    try (Visitor phone = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      Page page = phone.page();
      phone.open("/o/velsen/signals");
      page.locator("main .button").click();
      page.locator("form.card button").click();
      assertThat(page.locator("[role=alert]")).isVisible();
      page.fill("#f-subject", "Donker bij het station");
      page.fill("#f-what", "In de winter is het hier donker.");
      page.getByLabel("Veiligheid").check();
      page.locator("form.card button").click();
      assertThat(page.locator("h2").first()).containsText("Dank je wel");
      receipt = page.locator("a.address").getAttribute("href");
    }
    try (Visitor member = signedIn(browser, village.member())) {
      Page page = member.page();
      page.waitForURL("**/council");
      page.getByText("1 signaal heeft nog niemand gelezen").click();
      page.getByText("Donker bij het station").click();
      page.locator("button[value=publish]").click();
      page.getByLabel("We pakken het op").check();
      page.fill("#f-reply", "We zetten het op de agenda.");
      page.locator("form:has(#f-reply) button").click();
      assertThat(page.locator(".chip").first()).hasText("Opgepakt");
    }
    try (Visitor phone = Visitor.withoutJavaScript(node, browser)) {
      phone.page().navigate(receipt);
      assertThat(phone.page().locator("main")).containsText("We zetten het op de agenda.");
    }
  }

  @Test
  void aCouncilMemberWritesAnAdviceUnderEmbargoAndTheMunicipalitySeesIt(Browser browser) {
    String advice;
    try (Visitor member = signedIn(browser, village.member())) {
      Page page = member.page();
      page.waitForURL("**/council");
      page.locator("main nav").getByText("Adviezen").click();
      page.getByText("Schrijf een advies").click();
      page.fill("#f-title", "Begin eerder");
      page.fill("#f-body", "## Waarom\n\nHet kan beter.\n\n- één\n- twee");
      page.locator("#p-0").fill("Vraag het voor er een plan is.");
      page.locator("form:has(#f-title) button").click();
      assertThat(page.locator("h1")).hasText("Begin eerder");
      page.getByLabel("Pas later").check();
      page.fill("#f-day", java.time.LocalDate.now(AMSTERDAM).plusDays(9).toString());
      page.fill("#f-time", "10:00");
      page.locator("form[action$=_deliver] button").click();
      assertThat(page.locator(".notice").first()).containsText("Niet openbaar tot");
      advice = page.url();
    }
    try (Visitor editor = signedIn(browser, village.editor())) {
      editor.page().waitForURL("**/staff");
      editor.page().navigate(advice);
      assertThat(editor.page().locator("main")).containsText("Niet openbaar tot");
      editor.page().getByLabel("Waarom?").fill("Goed idee.");
      editor.page().getByLabel("Overgenomen", exactly()).check();
      editor.page().getByText("Bewaar als concept").click();
      assertThat(editor.page().getByLabel("Waarom?")).hasValue("Goed idee.");
    }
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/o/velsen/advice");
      assertThat(visitor.page().locator("main")).not().containsText("Begin eerder");
    }
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  @Test
  void noPageHasABarrier(Browser browser) {
    String signal = "6f1c3a52-6a57-4a52-9d0e-1f6a0b8f2a01";
    String advice = "6f1c3a52-6a57-4a52-9d0e-1f6a0b8f2a21";
    try (TestNode demo = TestNode.startWithDemo()) {
      Staff member = Staff.of(demo, "council-member", "participatieraad-velsen");
      try (Visitor visitor = Visitor.onDesktop(demo, browser).expectingFailures()) {
        visitor.open("/staff/sign-in");
        Page page = visitor.page();
        page.fill("[name=email]", member.email());
        page.fill("[name=password]", TestNode.ADMIN_PASSWORD);
        page.locator("main button").click();
        page.waitForURL("**/council");
        for (String path :
            List.of(
                "/council",
                "/council/signals?state=answered",
                "/council/signals/new",
                "/council/signals/" + signal,
                "/council/agendas",
                "/council/agendas/velsen/" + java.time.Year.now(AMSTERDAM),
                "/council/agendas/velsen/"
                    + java.time.Year.now(AMSTERDAM)
                    + "/6f1c3a52-6a57-4a52-9d0e-1f6a0b8f2a12",
                "/council/advices",
                "/council/advices/new",
                "/council/advices/" + advice,
                "/o/velsen/signals?state=answered",
                "/o/velsen/signals/new",
                "/o/velsen/signals/" + signal,
                "/o/velsen/agenda",
                "/o/ijmond/agenda",
                "/o/velsen/advice",
                "/o/velsen/advice/" + advice)) {
          assertThat(visitor.open(path).status()).as(path).isEqualTo(200);
          Sight.isClear(page, path.replaceAll("[^a-z]+", "-").substring(1));
        }
      }
    }
  }
}
