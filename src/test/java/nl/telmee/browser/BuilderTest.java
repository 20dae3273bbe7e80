package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making a poll in a browser: with JavaScript and without, by keyboard, and with two at once. */
@ExtendWith(Browsers.Given.class)
final class BuilderTest {
  private static final Words WORDS = Words.of(Language.NL);
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

  private static Visitor maker(Browser browser, Browser.NewContextOptions options) {
    Visitor visitor = Visitor.with(node, browser, options);
    visitor.open("/staff/sign-in?next=/staff/polls/new");
    visitor.page().fill("[name=email]", TestNode.ADMIN_EMAIL);
    visitor.page().fill("[name=password]", TestNode.ADMIN_PASSWORD);
    visitor.page().press("[name=password]", "Enter");
    visitor.page().waitForURL("**/staff/polls/new");
    return visitor;
  }

  private static Browser.NewContextOptions desk() {
    return new Browser.NewContextOptions().setViewportSize(1280, 800);
  }

  /** Begins with a template, or with nothing; yields the id. */
  private static String begin(Visitor maker, String template) {
    maker.open("/staff/polls/new");
    String way = template.isEmpty() ? "nothing" : "template";
    maker.page().check("[name=start][value=" + way + "]");
    if (!template.isEmpty()) {
      maker.page().check("[name=template][value=" + template + "]");
    }
    button(maker.page(), "builder.new.begin").click();
    maker.page().waitForURL("**/edit");
    return maker.page().url().replaceFirst(".*/polls/([^/]+)/.*", "$1");
  }

  private static Locator button(Page page, String word) {
    return page.locator("button", new Page.LocatorOptions().setHasText(WORDS.say(word))).last();
  }

  private static Locator field(Page page, String name) {
    return page.locator("[name='" + name + "']");
  }

  private static List<String> headings(Page page) {
    return page.locator("[data-live^=heading]").allTextContents();
  }

  private static String stored(String poll, String pointer) {
    return TestNode.json(
            node.get("/api/v1/polls/" + poll, "Authorization", "Bearer " + node.token()))
        .at(pointer)
        .asText();
  }

  @Test
  void aPollOfTenQuestionsIsMadeMovedByKeyboardTriedAndOpened(Browser browser) {
    try (Visitor maker = maker(browser, desk())) {
      String poll = begin(maker, "public-space");
      Page page = maker.page();
      for (String kind : List.of("single-choice", "scale")) {
        int before = headings(page).size();
        page.click("button[value='add.." + kind + "']");
        assertThat(page.locator("li.item")).hasCount(before + 1);
        page.keyboard().type("Nieuwe vraag " + before + "?");
      }
      field(page, "questions.8.options.0.text.nl").fill("Ja");
      field(page, "questions.8.options.1.text.nl").fill("Nee");
      field(page, "questions.8.options.1.text.nl").press("Enter");
      assertThat(field(page, "questions.8.options.2.text.nl")).isFocused();
      page.keyboard().type("Weet ik niet");

      page.focus("#up-9");
      page.keyboard().press("Enter");
      assertThat(page.locator("#up-8")).isFocused();
      assertThat(headings(page)).endsWith("Nieuwe vraag 9?", "Nieuwe vraag 8?");
      page.keyboard().press("Enter");
      assertThat(page.locator("#up-7")).isFocused();

      assertThat(page.locator("[data-live=brief]")).containsText(WORDS.say("builder.todo.none"));
      Patience.until(() -> stored(poll, "/questions/9/options/2/text/nl"), "Weet ik niet"::equals);
      button(page, "builder.to-preview").click();
      page.waitForURL("**/preview");
      tryOnPhone(page);
      page.navigate(node.url() + "/staff/polls/" + poll + "/test-results");
      assertThat(page.locator("main")).containsText(WORDS.count("builder.tests.many", 1));

      page.navigate(node.url() + "/staff/polls/" + poll + "/edit");
      button(page, "builder.to-open").click();
      page.waitForURL("**/open");
      button(page, "builder.open.do").click();
      Patience.until(() -> node.get("/api/v1/polls/" + poll).statusCode(), status -> status == 200);
    }
  }

  private static void tryOnPhone(Page page) {
    FrameLocator phone = page.frameLocator("iframe");
    Locator next = phone.locator(".keys button").last();
    for (int i = 0; i < 12 && phone.locator("form").count() > 0; i++) {
      Locator choice =
          phone
              .locator(
                  ".question:visible input[type=radio], .question:visible input[type=checkbox]")
              .first();
      if (choice.count() > 0) {
        choice.check(new Locator.CheckOptions().setForce(true));
      }
      next.click();
      if (next.isVisible() && next.textContent().equals(WORDS.say("answer.send"))) {
        next.click();
        break;
      }
    }
    assertThat(phone.locator(".stop h1")).hasText(WORDS.say("builder.tried.title"));
  }

  @Test
  void whatIsTypedIsStoredByItselfAndShownOnThePhoneBesideIt(Browser browser) {
    try (Visitor maker = maker(browser, desk())) {
      String poll = begin(maker, "meeting-evaluation");
      Page page = maker.page();
      page.click("#summary-2");

      field(page, "questions.2.text.nl").fill("Was je het er ook niet mee eens en waarom?");

      Locator phone = page.frameLocator(".phone iframe:not(.next)").locator(".question:visible h2");
      assertThat(phone).containsText("Was je het er ook niet mee eens");
      assertThat(page.locator("[data-live=tips-2]"))
          .containsText(WORDS.say("builder.advice.double"));
      assertThat(page.locator("[data-live=heading-2]"))
          .hasText("Was je het er ook niet mee eens en waarom?");
      assertThat(stored(poll, "/questions/2/text/nl")).startsWith("Was je het er ook");
      field(page, "questions.2.text.en").fill("");
      assertThat(page.locator("[data-live=brief]"))
          .containsText(WORDS.say("builder.advice.english-missing", 1));
    }
  }

  @Test
  void aQuestionThatWasRemovedComesBack(Browser browser) {
    try (Visitor maker = maker(browser, desk())) {
      begin(maker, "meeting-evaluation");
      Page page = maker.page();
      List<String> before = headings(page);
      page.click("#summary-1");
      page.click("button[value='delete.1']");
      assertThat(page.locator("li.item")).hasCount(before.size() - 1);

      button(page, "builder.undo").click();

      assertThat(page.locator("li.item")).hasCount(before.size());
      assertThat(headings(page)).isEqualTo(before);
    }
  }

  @Test
  void aConditionIsChosenFromWhatIsAskedEarlier(Browser browser) {
    try (Visitor maker = maker(browser, desk())) {
      String poll = begin(maker, "meeting-evaluation");
      Page page = maker.page();
      page.click("#summary-6");
      field(page, "questions.6.showIf.question").selectOption("again");
      page.locator(".ticks").getByLabel("Nee").check();

      Patience.until(() -> stored(poll, "/questions/6/showIf/anyOf/0"), "no"::equals);
      assertThat(stored(poll, "/questions/6/showIf/question")).isEqualTo("again");
    }
  }

  @Test
  void withoutJavaScriptTheSamePollIsMadeWithTheSameForm(Browser browser) {
    try (Visitor maker = maker(browser, desk().setJavaScriptEnabled(false))) {
      String poll = begin(maker, "");
      Page page = maker.page();
      field(page, "title.nl").fill("Zonder script");
      page.click("button[value='add..single-choice']");
      field(page, "questions.0.text.nl").fill("Wat kies je?");
      field(page, "questions.0.options.0.text.nl").fill("Bomen");
      field(page, "questions.0.options.1.text.nl").fill("Bankjes");
      page.click("button[value='option-add.0.']");
      field(page, "questions.0.options.2.text.nl").fill("Iets anders");
      page.click("button[value='add..text']");
      field(page, "questions.1.text.nl").fill("Wat dan?");
      field(page, "questions.1.showIf.question").selectOption("q1");
      button(page, "builder.save").click();
      assertThat(page.locator("details[data-id=q2]")).hasAttribute("open", "");
      page.locator(".ticks").getByLabel("Iets anders").check();
      page.click("button[value='up.1']");
      assertThat(headings(page)).containsExactly("Wat dan?", "Wat kies je?");
      button(page, "builder.to-open").click();
      assertThat(page.locator("#problems")).containsText(WORDS.say("builder.wrong.condition"));
      page.click("button[value='down.0']");
      page.click("button.button[value=open]");
      assertThat(page.locator("h1")).hasText(WORDS.say("builder.open.title"));
      button(page, "builder.open.do").click();
      Patience.until(() -> node.get("/api/v1/polls/" + poll).statusCode(), status -> status == 200);
      assertThat(stored(poll, "/questions/1/showIf/anyOf/0")).isEqualTo("o3");
    }
  }

  @Test
  void twoWhoTypeInTheSamePlaceChooseAndElsewhereBothKeepTheirWork(Browser browser) {
    try (Visitor one = maker(browser, desk()).expectingFailures();
        Visitor other = maker(browser, desk())) {
      String poll = begin(one, "meeting-evaluation");
      other.open("/staff/polls/" + poll + "/edit");
      field(other.page(), "introduction.nl").fill("Van de ander.");
      Patience.until(() -> stored(poll, "/introduction/nl"), "Van de ander."::equals);

      field(one.page(), "title.nl").fill("Van mij");
      assertThat(one.page().locator(".done")).hasText(WORDS.say("builder.done.merged"));
      assertThat(field(one.page(), "introduction.nl")).hasValue("Van de ander.");
      Patience.until(() -> stored(poll, "/title/nl"), "Van mij"::equals);

      field(other.page(), "introduction.nl").fill("Weer van de ander.");
      Patience.until(() -> stored(poll, "/introduction/nl"), "Weer van de ander."::equals);
      field(one.page(), "introduction.nl").fill("Ook van mij.");
      assertThat(one.page().locator("[data-live=saved]")).hasText(WORDS.say("builder.conflict"));
      button(one.page(), "builder.save").click();
      assertThat(one.page().locator("h1")).hasText(WORDS.say("builder.merge.title"));
      assertThat(one.page().locator("main")).containsText("Weer van de ander.");
      one.page().locator(".pick", new Page.LocatorOptions().setHasText("Ook van mij.")).click();
      button(one.page(), "builder.merge.do").click();
      Patience.until(() -> stored(poll, "/introduction/nl"), "Ook van mij."::equals);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preview",
        "history",
        "test-results",
        "delete",
        "open",
        "../new",
        "wrong",
        "whole"
      })
  void thePageHasNoBarrier(String name, Browser browser) {
    try (Visitor maker = maker(browser, desk().setReducedMotion(ReducedMotion.REDUCE))) {
      String poll = begin(maker, "neighbourhood-safety");
      Page page = maker.page();
      if (name.equals("wrong")) {
        field(page, "title.nl").fill("");
        field(page, "slug").fill("Niet Goed");
        button(page, "builder.to-open").click();
        assertThat(page.locator("#problems")).isVisible();
      } else if (name.equals("whole")) {
        page.locator("summary[id^=summary]").all().forEach(Locator::click);
      } else {
        maker.open("/staff/polls/" + poll + "/" + name);
      }
      page.evaluate(AxeBuilder.getAxeScript());
      assertThat(violations(page)).as("on a desk").isEmpty();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.setViewportSize(360, 740);
      page.evaluate("scrollTo(0, 0)"); // The bar with the buttons lies over what is below it.
      assertThat(violations(page)).as("on a phone, in the dark").isEmpty();
      assertThat(Layout.smallTargets(page)).isEmpty();
      page.setViewportSize(320, 740);
      assertThat(Layout.overflowing(page)).isEmpty();
    }
  }

  /** Asks axe for nothing but what is wrong. */
  private static List<?> violations(Page page) {
    return (List<?>)
        page.evaluate(
            """
            async (tags) => {
              const report = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
              return report.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`));
            }
            """,
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));
  }
}
