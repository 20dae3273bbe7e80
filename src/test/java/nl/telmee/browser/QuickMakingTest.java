package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What saves a maker's time: lists that are pasted, questions that are ready, a tablet at hand. */
@ExtendWith(Browsers.Given.class)
final class QuickMakingTest {
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

  private static Visitor maker(Browser browser, int width, int height) {
    Visitor visitor =
        Visitor.with(node, browser, new Browser.NewContextOptions().setViewportSize(width, height));
    visitor.open("/staff/sign-in?next=/staff/polls/new");
    visitor.page().fill("[name=email]", TestNode.ADMIN_EMAIL);
    visitor.page().fill("[name=password]", TestNode.ADMIN_PASSWORD);
    visitor.page().press("[name=password]", "Enter");
    visitor.page().waitForURL("**/staff/polls/new");
    return visitor;
  }

  private static Page empty(Visitor maker) {
    maker.page().check("[name=start][value=nothing]");
    return begun(maker.page());
  }

  private static Page begun(Page page) {
    page.locator("main form button.button").click();
    page.waitForURL("**/edit");
    return page;
  }

  private static void paste(Locator field, String text) {
    field.focus();
    field.evaluate(
        """
        (field, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const options = { clipboardData, bubbles: true, cancelable: true };
          field.dispatchEvent(new ClipboardEvent("paste", options));
        }
        """,
        text);
  }

  private static Locator option(Page page, int place, String language) {
    return page.locator("[name='questions.0.options.%d.text.%s']".formatted(place, language));
  }

  private static List<String> values(Page page, String language) {
    return page.locator(".option input[name$='.text." + language + "']").all().stream()
        .map(Locator::inputValue)
        .toList();
  }

  @Test
  void eachLineOfAPastedListBecomesAnAnswer(Browser browser) {
    try (Visitor maker = maker(browser, 1280, 800)) {
      Page page = empty(maker);
      page.click("button[value='add..single-choice']");

      paste(option(page, 0, "nl"), "• Fietspaden\r\n• Speeltuinen\n\n3. Een park\n4) Banken\n");

      assertThat(page.locator(".option")).hasCount(4);
      assertThat(values(page, "nl"))
          .containsExactly("Fietspaden", "Speeltuinen", "Een park", "Banken");
      paste(option(page, 0, "en"), "Cycle paths\nPlaygrounds\nA park\nBenches\nOne too many");
      assertThat(option(page, 3, "en")).hasValue("Benches");
      assertThat(values(page, "nl")).hasSize(4);
      paste(option(page, 1, "nl"), "en meer");
      assertThat(page.locator(".option")).hasCount(4);
    }
  }

  @Test
  void aReadyQuestionAndOneBelowAnotherAreOneButtonEach(Browser browser) {
    try (Visitor maker = maker(browser, 1280, 800)) {
      Page page = empty(maker);
      page.click("button[value='add..age']");
      assertThat(page.locator("[name='questions.0.text.en']")).hasValue("How old are you?");
      page.click("button[value='add..yes-no']");
      assertThat(page.locator("li.item")).hasCount(2);

      page.click("button[value='add.0.single-choice']");

      assertThat(page.locator("li.item")).hasCount(3);
      assertThat(page.locator("[name='questions.1.text.nl']")).isFocused();
      assertThat(page.locator("[name='questions.2.options.0.text.nl']")).hasValue("Ja");
    }
  }

  @Test
  void whoChoosesAFileHasChosenToBeginWithIt(Browser browser) {
    try (Visitor maker = maker(browser, 1280, 800)) {
      Page page = maker.page();
      byte[] file =
          "{\"title\":{\"nl\":\"Mijn bestand\"},\"questions\":[{\"type\":\"text\"}]}"
              .getBytes(StandardCharsets.UTF_8);

      page.setInputFiles("#file", new FilePayload("poll.json", "application/json", file));

      assertThat(page.locator("[name=start][value=file]")).isChecked();
      page.check("[name=template][value=public-space]");
      assertThat(page.locator("[name=start][value=template]")).isChecked();
    }
  }

  @Test
  void onATabletThePhoneStandsBesideTheQuestions(Browser browser) {
    try (Visitor maker = maker(browser, 820, 1180)) {
      Page page = begun(maker.page());
      page.click("#summary-2");

      BoundingBox phone = page.locator(".phone").boundingBox();
      BoundingBox question = page.locator("#summary-2").boundingBox();

      assertThat(phone.x).isGreaterThan(question.x + question.width);
      assertThat(phone.y).isBetween(0.0, 600.0);
      assertThat(Layout.overflowing(page)).isEmpty();
    }
  }
}
