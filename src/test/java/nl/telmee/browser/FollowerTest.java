package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import nl.telmee.Mailbox;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A follower with a phone, and an editor who makes a newsletter. */
@ExtendWith(Browsers.Given.class)
final class FollowerTest {
  private static final String CONFIRM = "/follow/confirm/[\\w-]{43}";

  private static Mailbox mailbox;
  private static TestNode node;

  @BeforeAll
  static void start() {
    mailbox = new Mailbox();
    node = TestNode.start(mailbox.settings());
    node.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
    mailbox.close();
  }

  @Test
  void somebodySubscribesHearsOfAPollAndStopsWithOneClick(Browser browser) {
    try (Visitor visitor = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      Page page = visitor.page();
      visitor.open("/o/velsen/follow/mail");
      page.getByLabel("Je e-mailadres").fill("sam@x.example");
      page.getByLabel("Meteen").check();
      page.getByLabel("Ik ben 16 jaar of ouder").check();
      page.locator("main button").click();
      assertThat(page.locator("h1")).hasText("Kijk in je mail");

      visitor.open(mailbox.await("sam@x.example", 1).getFirst().link(CONFIRM));
      page.locator("main button").click();
      assertThat(page.locator(".done")).containsText("Het is gelukt");
      node.openPoll(SixQuestions.body("nieuw", 5));

      Mailbox.Mail news = mailbox.await("sam@x.example", 2).get(1);
      visitor.open(news.link("/p/nieuw"));
      assertThat(page.locator("main")).isVisible();
      visitor.open(news.link("/follow/[\\w-]{43}/_stop"));
      page.locator("main button").click();
      assertThat(page.locator("h1")).hasText("Je krijgt geen mail meer");
    }
  }

  @Test
  void everyAddressOnThePageCanBeCopied(Browser browser) {
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      Page page = visitor.page();
      visitor.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      visitor.open("/o/velsen/follow?theme=youth");
      look(page);
      for (Locator copy : page.locator(".copy").all()) {
        copy.locator("button").focus();
        page.keyboard().press("Enter");
        assertThat(copy.locator("[role=status]")).hasText("Gekopieerd");
        assertThat(page.evaluate("navigator.clipboard.readText()"))
            .isEqualTo(copy.locator("input").inputValue());
      }
      assertThat(page.locator(".copy")).hasCount(4);
    }
    try (Visitor visitor = Visitor.withoutJavaScript(node, browser)) {
      visitor.open("/o/velsen/follow");
      assertThat(visitor.page().locator("#atom")).hasValue(node.url() + "/feeds/velsen/atom");
      assertThat(visitor.page().locator(".copy button").first()).isHidden();
    }
  }

  @Test
  void nothingIsTickedForAnybody(Browser browser) {
    try (Visitor visitor = Visitor.withoutJavaScript(node, browser)) {
      visitor.open("/o/velsen/follow/mail");
      assertThat(visitor.page().locator("[type=checkbox]").first()).isVisible();
      assertThat(visitor.page().locator("[type=checkbox]:checked")).hasCount(0);
    }
  }

  @Test
  void noPageAndNoMailHasABarrier(Browser browser) {
    try (Visitor visitor = Visitor.onPhone(node, browser).expectingFailures()) {
      Page page = visitor.page();
      visitor.open("/o/velsen/follow/mail");
      look(page);
      page.evaluate("document.querySelectorAll('[required]').forEach((e) => e.required = false)");
      page.locator("main form button").click();
      assertThat(page.locator(".alert")).isVisible();
      look(page);
      page.fill("#address", "look@x.example");
      page.check("#adult");
      page.locator("main form button").click();
      look(page);
      visitor.open(mailbox.await("look@x.example", 1).getFirst().link(CONFIRM));
      look(page);
      page.locator("main form button").click();
      assertThat(page.locator(".done")).isVisible();
      look(page);
      visitor.open(page.url().replaceFirst("\\?.*", "").replace(node.url(), "") + "/_stop");
      look(page);
      visitor.open("/o/velsen/newsletters");
      look(page);
    }
    Mailbox.Mail mail = mailbox.to("look@x.example").getFirst();
    try (BrowserContext context = browser.newContext(Visitor.phone())) {
      Page page = context.newPage();
      page.setContent(mail.html());
      look(page);
    }
  }

  @Test
  void anEditorMakesANewsletterWithTheMailBesideIt(Browser browser) {
    node.openPoll(SixQuestions.body("brief", 5));
    Staff editor = Staff.of(node, "editor", "velsen");
    try (Visitor visitor = Visitor.onDesktop(node, browser).expectingFailures()) {
      Page page = visitor.page();
      visitor.open("/staff/sign-in?next=/staff/newsletter");
      page.fill("[name=email]", editor.email());
      page.fill("[name=password]", TestNode.ADMIN_PASSWORD);
      page.locator("main form button").click();
      page.waitForURL("**/staff/newsletter");
      look(page);
      page.setViewportSize(1280, 800);
      page.locator("main form button").click();
      assertThat(page.locator(".rows li")).not().hasCount(0);
      page.getByLabel("Inleiding").first().fill("Dag allemaal.");
      page.locator("button[value=save]:visible").click();
      assertThat(page.locator(".phone")).containsText("Dag allemaal.");
      look(page);
      page.setViewportSize(1280, 800);
      page.locator("button[value=send]").click();
      page.waitForURL("**/send");
      look(page);
      page.locator("main form button").click();
      page.getByText("Bekijk de nieuwsbrief op de website")
          .or(page.getByText("Kijk hoe ver het is"))
          .first()
          .waitFor();
      look(page);
      page.waitForCondition(
          () -> {
            Sight.again(page);
            return page.locator("a[href*='/newsletters/']").count() > 0;
          });
      page.locator("a[href*='/newsletters/']").click();
      assertThat(page.locator("main")).containsText("Dag allemaal.");
      look(page);
    }
  }

  private static void look(Page page) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {320, 360, 1280}) {
        page.setViewportSize(width, 740);
        assertThat(AccessibilityTest.violations(page))
            .as("%s, %s, %d wide", page.url(), scheme, width)
            .isEmpty();
        assertThat(Layout.overflowing(page)).as("%s, %d wide", page.url(), width).isEmpty();
        assertThat(Layout.smallTargets(page)).as("%s, %d wide", page.url(), width).isEmpty();
      }
    }
  }
}
