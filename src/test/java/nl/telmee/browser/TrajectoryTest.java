package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import nl.telmee.Mailbox;
import nl.telmee.Tale;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resident with a phone who answered a poll, and follows what is done with it. */
@ExtendWith(Browsers.Given.class)
final class TrajectoryTest {
  private static final int MOST_BYTES = 40 * 1024;

  private static Mailbox mailbox;
  private static TestNode node;

  @BeforeAll
  static void start() {
    mailbox = new Mailbox();
    node = TestNode.start(mailbox.settings());
    var _ = new Village(node);
    try (Tale tale = new Tale(node, "klaar")) {
      String poll = SixQuestions.open(node, "gesloten", 5);
      tale.publish(30, 7);
      tale.ask(poll);
      SixQuestions.release(node, poll, 5, AnswerForm.STORED);
      tell(tale, poll);
      tale.finding(tale.said, "Jongeren willen meer plekken om te zitten.", REASON);
      tale.judge();
      tale.decide(
          tale.said, "partly-adopted", REASON, "De raad heeft er alsnog geld voor gegeven.");
    }
    try (Tale tale = new Tale(node, "laat")) {
      tale.publish(-3, 7);
    }
  }

  private static final String REASON = "Er is dit jaar alleen geld voor de helft van de plekken.";

  private static void tell(Tale tale, String poll) {
    node.close(poll);
    tale.hear();
    tale.report();
    tale.decide(tale.counted, "adopted", "Dit past goed in het plan dat er al ligt.", "");
    tale.decide(tale.said, "not-adopted", "Daar is dit jaar geen geld voor in de begroting.", "");
    tale.tell();
  }

  @AfterAll
  static void stop() {
    node.close();
    mailbox.close();
  }

  @Test
  void fromTheReceiptToTheTrajectoryToFollowingIt(Browser browser) {
    String poll = SixQuestions.open(node, "flits", 5);
    try (Tale tale = new Tale(node, "volgen");
        Visitor visitor = Visitor.onPhone(node, browser)) {
      tale.publish(30, 7);
      tale.ask(poll);
      Page page = visitor.page();
      visitor.open("/t/volgen");
      page.locator(".button.big").click();
      AnswerForm form = new AnswerForm(page);
      form.fillIn();
      form.send();
      form.isThanked();
      String receipt = page.url().substring(node.url().length());
      assertThat(page.locator("[data-fresh]")).isHidden();
      assertThat(page.locator(".trail")).containsText("Nu: Meepraten.");

      visitor.open(receipt);
      assertThat(page.locator("[data-fresh]")).isHidden();
      SixQuestions.release(node, poll, 5, AnswerForm.STORED);
      tell(tale, poll);
      visitor.open(receipt);
      assertThat(page.locator("[data-fresh]")).isVisible();
      assertThat(page.locator("[data-new]:visible")).hasCount(4);

      page.locator(".trail .button").click();
      assertThat(page.locator("h1")).hasText("Hoe praten jongeren mee in de IJmond?");
      assertThat(page.locator("[aria-current=step] h3")).hasText("Terugkijken");
      page.locator("#finding-" + tale.counted + " .done-with a").click();
      assertThat(page.locator("#feedback-" + tale.feedback)).isInViewport();
      page.locator("#feedback-" + tale.feedback + " a").first().click();
      assertThat(page.locator("#finding-" + tale.counted)).isInViewport();
      page.locator("#numbers-" + tale.counted + " > summary").click();
      page.locator("#finding-" + tale.counted + " .proof a").first().click();
      assertThat(page.locator("main")).containsText("versie");
      page.goBack();
      page.locator("#follow .button").first().click();
      assertThat(page.locator("#address")).isVisible();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/t/klaar", "/t/laat", "/o/velsen", "/o/ijmond", "/o/ijmond/compare"})
  void thePageHasNoBarrierAndNeedsNoScript(String path, Browser browser) {
    SoftAssertions found = new SoftAssertions();
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      Page page = visitor.page();
      assertThat(visitor.open(path).body().length).isLessThan(MOST_BYTES);
      assertThat(page.locator("script")).hasCount(0);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(360, 740);
        page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)");
        found.assertThat(AccessibilityTest.violations(page)).as("phone, %s", scheme).isEmpty();
        page.setViewportSize(1280, 800);
        found.assertThat(AccessibilityTest.violations(page)).as("desktop, %s", scheme).isEmpty();
      }
      page.setViewportSize(320, 740);
      found.assertThat(Layout.overflowing(page)).as("on a small phone").isEmpty();
      found.assertThat(Layout.smallTargets(page)).as("targets on a small phone").isEmpty();
    }
    found.assertAll();
  }

  @Test
  void whatIsFoldedOpensForALinkToItAndOnPaperWithoutAScript(Browser browser) {
    String poll = SixQuestions.open(node, "afgerond", 5);
    try (Tale tale = new Tale(node, "afgerond");
        Visitor visitor = Visitor.withoutJavaScript(node, browser)) {
      tale.publish(30, 7);
      tale.ask(poll);
      SixQuestions.release(node, poll, 5, AnswerForm.STORED);
      tell(tale, poll);
      tale.lookBack();
      Page page = visitor.page();
      String activity = "#activity-" + tale.activity;

      visitor.open("/t/afgerond");
      assertThat(page.locator("main details[open]")).hasCount(0);
      assertThat(page.locator(activity)).isHidden();
      assertThat(page.locator("#decision-" + tale.counted)).containsText("Dit past goed");
      assertThat(page.locator("#decision-" + tale.counted + " .said").first()).isVisible();
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(activity)).isVisible();
      assertThat(page.locator("#numbers-" + tale.counted + " .proof")).isVisible();

      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      visitor.open("/t/afgerond?version=1" + activity);
      assertThat(page.locator(activity)).isInViewport();
      visitor.open("/t/afgerond");
      page.locator("#decision-" + tale.counted + " a").last().click();
      assertThat(page.locator("#feedback-" + tale.feedback)).isInViewport();
    }
  }

  @Test
  void withoutScriptTheReceiptSaysWhenTheLastNewsWas(Browser browser) {
    String poll = SixQuestions.open(node, "kaal", 5);
    try (Tale tale = new Tale(node, "kaal");
        Visitor visitor = Visitor.withoutJavaScript(node, browser)) {
      tale.publish(30, 7);
      tale.ask(poll);
      Page page = visitor.page();
      visitor.open("/p/kaal");
      AnswerForm form = new AnswerForm(page);
      form.control("Velsen").check();
      form.control("Wonen").check();
      form.send();
      assertThat(page.locator(".trail li")).hasCount(4);
      assertThat(page.locator(".trail li").first()).containsText(" om ");
      page.locator(".trail .button").click();
      assertThat(page.locator("#steps .steps li")).hasCount(12);
    }
  }
}
