package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff watch a poll and read what people write; with JavaScript, by keyboard, and without. */
@ExtendWith(Browsers.Given.class)
final class WatchingTest {
  private static final Words WORDS = Words.of(Language.NL);
  private static final int K = 5;
  private static final List<String> WRITTEN =
      List.of(
          "Meer bankjes in het park",
          "Een fietspad langs het kanaal, want nu is het daar gevaarlijk voor kinderen",
          "Bel Kevin de Boer op 06-12345678",
          "De bus moet later rijden",
          "Wat een idioten",
          "Goedkopere zwemles");

  /** Whether the chart has ink above its foot in the last of its twelve hours. */
  private static final String BAR_OF_NOW =
      """
      () => {
        const area = document.querySelector("[data-chart] .u-over");
        const canvas = document.querySelector("[data-chart] canvas");
        const scale = canvas.width / canvas.clientWidth;
        const hour = area.clientWidth / 12;
        const [x, y] = [area.offsetLeft + 11 * hour + hour / 4, area.offsetTop + area.clientHeight / 2];
        const [, , , ink] = canvas.getContext("2d").getImageData(x * scale, y * scale, 1, 1).data;
        return ink > 0;
      }
      """;

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

  private static String open(String slug, String visibility) {
    return node.openPoll(
        """
        {"organisation":"velsen","slug":"%s","title":{"nl":"Wat mis je?"},
         "resultsPolicy":{"visibility":"%s","minimumGroup":%d,"breakdowns":false},
         "questions":[
          {"id":"often","type":"scale","minimum":1,"maximum":5,"text":{"nl":"Hoe vaak ben je buiten?"}},
          {"id":"idea","type":"text","maxLength":500,"text":{"nl":"Wat zou jij doen?"}}]}
        """
            .formatted(slug, visibility, K));
  }

  private static void write(String poll) {
    for (String text : WRITTEN) {
      String answers = "{\"often\":4,\"idea\":\"%s\"}".formatted(text);
      node.respond(poll, UUID.randomUUID().toString(), answers);
    }
    node.close(poll);
  }

  private static Visitor staff(Browser browser, Browser.NewContextOptions options, String path) {
    Visitor visitor = Visitor.with(node, browser, options);
    visitor.open("/staff/sign-in?next=" + path);
    visitor.page().fill("[name=email]", TestNode.ADMIN_EMAIL);
    visitor.page().fill("[name=password]", TestNode.ADMIN_PASSWORD);
    visitor.page().press("[name=password]", "Enter");
    visitor.page().waitForURL("**" + path);
    return visitor;
  }

  private static Browser.NewContextOptions desk() {
    return new Browser.NewContextOptions().setViewportSize(1280, 800);
  }

  /** Waits until all texts were taken over. */
  private static void readable(Page page) {
    Patience.until(
        () -> {
          Sight.again(page);
          return page.locator("[data-text]").count();
        },
        found -> found == WRITTEN.size());
  }

  private static Locator text(Page page, String words) {
    return page.locator("[data-text]", new Page.LocatorOptions().setHasText(words));
  }

  private static Locator button(Locator within, String word) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(WORDS.say(word)).setExact(true));
  }

  @Test
  void textsAreReadHiddenLabelledUndoneAndPublished(Browser browser) {
    String poll = open("read", "live");
    write(poll);
    String path = "/staff/polls/" + poll + "/answers";
    try (Visitor editor = staff(browser, desk(), path)) {
      Page page = editor.page();
      readable(page);
      assertThat(text(page, "Kevin").locator("mark")).hasCount(2);
      assertThat(text(page, "Kevin").locator(".kind"))
          .hasText(new String[] {"naam", "telefoonnummer"});
      assertThat(page.getByRole(AriaRole.SEARCH).boundingBox().height)
          .as("the button stands beside what one looks for")
          .isLessThan(60);
      Sight.isClear(page, "answers");
      text(page, "06-12345678").locator("mark [data-hide]").last().click();
      assertThat(text(page, "Kevin")).containsText("[telefoonnummer]");
      text(page, "Kevin").locator("mark [data-hide]").first().click();
      assertThat(text(page, "[naam] op [telefoonnummer]")).isVisible();

      text(page, "bankjes").locator("[data-new-label]").fill("Groen");
      text(page, "bankjes").locator("[data-publish]").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("De tekst mag erbij.");
      page.locator("[data-undo]").click();
      assertThat(text(page, "bankjes").getByLabel("Groen")).isChecked();

      text(page, "idioten").locator("select").selectOption("insult");
      text(page, "idioten").locator("[data-leave]").click();
      assertThat(text(page, "idioten")).hasCount(0);
      for (Locator pick : page.locator("input[form=bulk]").all()) {
        pick.check();
      }
      button(page.locator("#bulk"), "moderation.publish").click();
      assertThat(page.getByText(WORDS.say("moderation.empty.done"))).isVisible();
      page.getByText(WORDS.say("moderation.edition.make", 1)).click();
      assertThat(page.getByText(WORDS.say("moderation.edition.is", 1))).isVisible();

      editor.open("/p/read/results");
      assertThat(page.locator(".said li")).hasCount(5);
      assertThat(page.locator(".said")).containsText("Bel [naam] op [telefoonnummer]");
      assertThat(page.locator("[data-question=idea] [data-share]").first()).hasText("17%");
      Sight.isClear(page, "results-texts");
      editor.open("/p/read/screen?q=2");
      assertThat(page.locator("[data-slide]:visible .label")).hasText("Groen");
    }
  }

  @Test
  void whoReadsManyTextsNeedsNoMouse(Browser browser) {
    String poll = open("by-keys", "live");
    write(poll);
    try (Visitor editor = staff(browser, desk(), "/staff/polls/" + poll + "/answers")) {
      Page page = editor.page();
      readable(page);
      page.keyboard().press("j");
      page.keyboard().press("n");
      page.keyboard().type("eerst");
      page.keyboard().press("Escape");
      page.keyboard().press("p");
      assertThat(page.locator("[data-text]")).hasCount(WRITTEN.size() - 1);
      page.keyboard().press("j");
      page.keyboard().press("1");
      assertThat(page.locator("[data-text]:focus-within [data-label]")).isChecked();
      page.keyboard().press("w");
      assertThat(page.locator("[data-text]")).hasCount(WRITTEN.size() - 2);
      page.keyboard().press("z");
      assertThat(page.locator("[data-text]")).hasCount(WRITTEN.size() - 1);
    }
  }

  @Test
  void withoutJavaScriptTextsAreReadAllTheSame(Browser browser) {
    String poll = open("by-forms", "live");
    write(poll);
    Browser.NewContextOptions plain = Visitor.phone().setJavaScriptEnabled(false);
    try (Visitor editor = staff(browser, plain, "/staff/polls/" + poll + "/answers")) {
      Page page = editor.page();
      readable(page);
      text(page, "zwemles").locator("[data-publish]").click();
      assertThat(text(page, "zwemles")).hasCount(0);
      page.getByRole(
              AriaRole.LINK,
              new Page.GetByRoleOptions().setName(WORDS.say("moderation.state.published", 1)))
          .click();
      assertThat(text(page, "zwemles")).isVisible();
    }
  }

  @Test
  void theHomeAndThePageOfAPollHaveNoBarrier(Browser browser) {
    String poll = open("seen", "live");
    node.openPoll(SixQuestions.body("six", K));
    node.openPoll(SixQuestions.body("six-later", K).replace("\"live\"", "\"after-closing\""));
    for (int i = 0; i < K; i++) {
      node.respond(poll, UUID.randomUUID().toString(), "{\"often\":4,\"idea\":\"groen\"}");
      node.post("/api/v1/polls/" + poll + "/_leave", "application/json", "{\"question\":\"idea\"}");
    }
    try (Visitor editor = staff(browser, desk(), "/staff")) {
      Page page = editor.page();
      assertThat(page.locator(".polls tbody tr"))
          .hasCount(
              (int)
                  TestNode.json(node.get("/api/v1/polls?state=open"))
                      .path("polls")
                      .valueStream()
                      .count());
      Sight.isClear(page, "home");
      Patience.until(
          () -> {
            editor.open("/staff/polls/" + poll);
            return page.locator("[data-chart] canvas, .drop").count();
          },
          found -> found == 2);
      assertThat(page.locator("[data-chart] canvas")).isVisible();
      assertThat((boolean) page.evaluate(BAR_OF_NOW)).as("the bar of this hour").isTrue();
      assertThat(page.locator(".poll-head .tabs").boundingBox().height)
          .as("one line of tabs, as above the other pages")
          .isLessThan(60);
      assertThat(page.locator("[data-chip]")).hasText(Pattern.compile("Live, versie \\d"));
      Sight.isClear(page, "poll");
      editor.open("/staff?state=closed&search=zzz");
      Sight.isClear(page, "home-empty");
    }
  }

  @Test
  void aPhoneThatLeavesSaysHowFarItCameOnce(Browser browser) {
    String poll = SixQuestions.open(node, "leaves", K);
    for (int i = 0; i < K; i++) {
      try (Visitor phone = Visitor.onPhone(node, browser)) {
        phone.open("/p/leaves");
        AnswerForm form = new AnswerForm(phone.page());
        form.fillIn();
        form.isAt(6, 6);
        phone.open("/p/leaves");
        form.isAt(6, 6);
        phone.open("/");
      }
    }
    try (Visitor editor = staff(browser, desk(), "/staff/polls/" + poll)) {
      Page page = editor.page();
      Locator rows = page.locator(".drop tbody tr");
      Patience.until(
          () -> {
            Sight.again(page);
            return rows.count();
          },
          found -> found == 7);
      assertThat(rows.nth(5)).containsText(String.valueOf(K));
      assertThat(rows.nth(6)).containsText("0%");
      assertThat(rows.nth(4)).containsText("100%");
      assertThat(page.locator(".drop tbody td:text-is('" + K + "')").all()).hasSize(1);
    }
  }
}
