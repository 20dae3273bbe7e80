package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.telmee.TestNode;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A projector in a room of people with phones. */
@ExtendWith(Browsers.Given.class)
final class ScreenTest {
  private static final Words WORDS = Words.of(Language.NL);
  private static final int K = 5;
  private static final String HOMES =
      """
      {"town":"velsen","themes":["homes"],"listens":5,"order":["a","b","c"],"hours":2}\
      """;
  private static final String BUSES =
      """
      {"town":"velsen","themes":["buses","other"],"listens":2,"order":["b","c","a"],"hours":40}\
      """;

  /** Letters of labels that are smaller than a twentieth of the height, and what is cut off. */
  private static final String HARD_TO_READ =
      """
      () => {
        const wrong = [];
        for (const slide of document.querySelectorAll("[data-slide]")) {
          document.querySelectorAll("[data-slide]").forEach((other) => (other.hidden = other !== slide));
          const name = `slide ${slide.dataset.slide}`;
          for (const label of slide.querySelectorAll(".label, .figures strong")) {
            const size = parseFloat(getComputedStyle(label).fontSize);
            if (size < innerHeight / 20 - 0.01) wrong.push(`${name}: letters of ${size}`);
          }
          for (const box of [slide, slide.querySelector(".figures")]) {
            if (box.scrollHeight > box.clientHeight + 1) {
              wrong.push(`${name}: ${box.className} ${box.scrollHeight} in ${box.clientHeight}`);
            }
          }
          const foot = document.querySelector("footer").getBoundingClientRect();
          if (foot.bottom > innerHeight + 1) wrong.push(`${name}: the foot is below the screen`);
        }
        return wrong;
      }
      """;

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Visitor projector(Browser browser) {
    return Visitor.with(node, browser, new Browser.NewContextOptions().setViewportSize(1920, 1080));
  }

  private static Locator share(Page page, String question, String option) {
    return page.locator(
        "[data-question=%s] [data-option=%s] [data-share]".formatted(question, option));
  }

  private static void isAt(Page page, int slide) {
    assertThat(page.locator("[data-slide]:visible")).hasCount(1);
    assertThat(page.locator("[data-slide='" + slide + "']")).isVisible();
  }

  @Test
  void figuresMoveWhenAPhoneInTheRoomAnswers(Browser browser) {
    String poll = SixQuestions.open(node, "room", K);
    SixQuestions.answer(node, poll, K - 1, HOMES);
    try (Visitor screen = projector(browser);
        Visitor phone = Visitor.onPhone(node, browser)) {
      screen.open("/p/room/screen");
      Page page = screen.page();
      assertThat(page.locator("[data-received]")).hasText("4");
      assertThat(page.locator("[data-waiting]")).hasText(WORDS.say("screen.waiting", K));
      assertThat(share(page, "town", "velsen")).isHidden();
      phone.open("/p/room");
      AnswerForm form = new AnswerForm(phone.page());
      form.fillIn();
      form.send();
      form.isThanked();
      assertThat(page.locator("[data-received]")).hasText("5");
      assertThat(share(page, "town", "velsen")).hasText("100%");
      assertThat(page.locator("[data-waiting]")).hasCount(0);
      SixQuestions.release(node, poll, K, BUSES);
      page.keyboard().press("PageDown");
      assertThat(share(page, "themes", "buses")).hasText("50%");
      assertThat(page.locator("[data-question=order] [data-place]").first())
          .hasText(Pattern.compile("plaats .+"));
    }
  }

  @Test
  void aClickerAndTheKeyboardGoThroughTheQuestions(Browser browser) {
    String poll = SixQuestions.open(node, "keys", K);
    SixQuestions.release(node, poll, K, HOMES);
    try (Visitor screen = projector(browser)) {
      screen.open("/p/keys/screen");
      Page page = screen.page();
      isAt(page, 1);
      for (String key : List.of("PageDown", "ArrowRight", "ArrowDown")) {
        page.keyboard().press(key);
      }
      isAt(page, 4);
      assertThat(page).hasURL(node.url() + "/p/keys/screen?q=4");
      page.keyboard().press("PageUp");
      isAt(page, 3);
      page.keyboard().press("End");
      isAt(page, 6);
      page.keyboard().press("PageDown");
      isAt(page, 6);
      page.keyboard().press("Home");
      isAt(page, 1);
      page.keyboard().press("q");
      assertThat(page.locator("[data-slide]:visible")).hasCount(0);
      assertThat(page.locator(".qr")).isVisible();
      page.keyboard().press("ArrowRight");
      isAt(page, 1);
      page.keyboard().press("b");
      assertThat(page.locator("[data-curtain]")).isVisible();
      page.keyboard().press("PageDown");
      assertThat(page.locator("[data-curtain]")).isHidden();
      isAt(page, 1);
      page.getByRole(AriaRole.LINK, named("screen.next")).click();
      isAt(page, 2);
    }
  }

  private static Page.GetByRoleOptions named(String word) {
    return new Page.GetByRoleOptions().setName(WORDS.say(word)).setExact(true);
  }

  @Test
  void figuresStayCoveredUntilSomebodyShowsThem(Browser browser) {
    String poll = SixQuestions.open(node, "covered", K);
    SixQuestions.release(node, poll, K, HOMES);
    try (Visitor screen = projector(browser)) {
      screen.open("/p/covered/screen?reveal=1");
      Page page = screen.page();
      assertThat(page.getByText("Velsen", new Page.GetByTextOptions().setExact(true))).isVisible();
      assertThat(share(page, "town", "velsen")).isHidden();
      page.keyboard().press(" ");
      assertThat(share(page, "town", "velsen")).isVisible();
      page.keyboard().press("r");
      assertThat(share(page, "town", "velsen")).isHidden();
      page.keyboard().press("r");
      page.keyboard().press("PageDown");
      assertThat(share(page, "themes", "homes")).isHidden();
      assertThat(page).hasURL(Pattern.compile("reveal=1&q=2|q=2&reveal=1"));
      page.reload();
      assertThat(share(page, "themes", "homes")).isHidden();
      page.getByRole(AriaRole.BUTTON, named("screen.show")).click();
      assertThat(share(page, "themes", "homes")).hasText("100%");
    }
  }

  @Test
  void whoCannotScanTypesAShortLink(Browser browser) {
    String poll = SixQuestions.open(node, "typed", K);
    try (Visitor screen = projector(browser)) {
      screen.open("/p/typed/screen");
      String typed = screen.page().locator(".address").innerText().replaceAll("\\s", "");

      assertThat("http://" + typed).matches(Pattern.quote(node.url()) + "/n/[a-z]{5}");
      HttpResponse<String> followed = node.get(typed.substring(typed.indexOf('/')));
      assertThat(followed.headers().firstValue("Location")).hasValue("/p/typed");

      node.close(poll);
      screen.open("/p/typed/screen");
      assertThat(screen.page().locator(".address")).containsText("/p/typed/results");
    }
  }

  @Test
  void aPauseHoldsTheFigures(Browser browser) {
    String poll = SixQuestions.open(node, "held", K);
    SixQuestions.release(node, poll, K, HOMES);
    try (Visitor screen = projector(browser)) {
      screen.page().addInitScript(ResultsView.LISTENING);
      screen.open("/p/held/screen?q=2");
      Page page = screen.page();
      page.keyboard().press("p");
      assertThat(page.locator("[data-chip]")).hasText(WORDS.say("screen.paused"));
      SixQuestions.release(node, poll, K, BUSES);
      page.waitForFunction("() => window.heard >= 2");
      assertThat(share(page, "themes", "homes")).hasText("100%");
      page.keyboard().press("p");
      assertThat(share(page, "themes", "homes")).hasText("50%");
    }
  }

  @Test
  void aNetworkThatBlinksIsSaidAndCaughtUpWith(Browser browser) {
    String poll = SixQuestions.open(node, "blink", K);
    SixQuestions.release(node, poll, K, HOMES);
    try (Visitor screen = projector(browser).expectingFailures()) {
      screen.open("/p/blink/screen?q=2");
      Page page = screen.page();
      assertThat(share(page, "themes", "homes")).hasText("100%");
      screen.context().setOffline(true);
      assertThat(page.locator("[data-chip]"))
          .hasText(Pattern.compile("Geen verbinding, laatste stand van \\d\\d\\.\\d\\d"));
      assertThat(share(page, "themes", "homes")).hasText("100%");
      page.keyboard().press("PageDown");
      page.keyboard().press("PageUp");
      isAt(page, 2);
      SixQuestions.release(node, poll, K, BUSES);
      screen.context().setOffline(false);
      assertThat(page.locator("[data-chip]")).hasText(WORDS.say("screen.live"));
      assertThat(share(page, "themes", "homes")).hasText("50%");
    }
  }

  @Test
  void whileTheRoomMayNotSeeResultsItSeesHowManyTakePart(Browser browser) {
    node.organisation("velsen");
    String poll =
        node.openPoll(SixQuestions.body("closed-room", K).replace("\"live\"", "\"after-closing\""));
    try (Visitor screen = projector(browser)) {
      screen.open("/p/closed-room/screen");
      Page page = screen.page();
      assertThat(page.getByText(WORDS.say("results.later"))).isVisible();
      SixQuestions.answer(node, poll, K, HOMES);
      assertThat(page.locator("[data-received]")).hasText("5");
      assertThat(page.locator("[data-share]")).hasCount(0);
      BoundingBox words = page.locator(".hidden-results").boundingBox();
      BoundingBox code = page.locator(".qr").boundingBox();
      assertThat(words.x + words.width).as("beside the code").isLessThan(code.x);
      Sight.isClear(page, "screen-hidden");
      page.setViewportSize(1920, 1080);
      node.close(poll);
      assertThat(share(page, "town", "velsen")).hasText("100%");
      assertThat(page.getByText(WORDS.say("screen.read"))).isVisible();
    }
  }

  @Test
  void withoutJavaScriptLinksDoTheSame(Browser browser) {
    String poll = SixQuestions.open(node, "plain", K);
    SixQuestions.release(node, poll, K, HOMES);
    try (Visitor reader = Visitor.withoutJavaScript(node, browser)) {
      reader.open("/p/plain/screen?reveal=1");
      Page page = reader.page();
      assertThat(share(page, "town", "velsen")).isHidden();
      page.getByRole(AriaRole.LINK, named("screen.show")).click();
      assertThat(share(page, "town", "velsen")).isVisible();
      page.getByRole(AriaRole.LINK, named("screen.next")).click();
      isAt(page, 2);
      assertThat(share(page, "themes", "homes")).isHidden();
    }
  }

  @ParameterizedTest
  @CsvSource({"1920,1080", "1280,800", "1024,768"})
  void everyLabelIsReadFromTheBackRow(int width, int height, Browser browser) {
    String slug = "back-row-" + width;
    node.organisation("velsen");
    node.openPoll(longQuestions(slug));
    try (Visitor screen =
        Visitor.with(
            node, browser, new Browser.NewContextOptions().setViewportSize(width, height))) {
      screen.open("/p/" + slug + "/screen");

      assertThat((List<?>) screen.page().evaluate(HARD_TO_READ)).isEmpty();
    }
  }

  /** Questions and answers that are as long as people make them, and longer. */
  private static String longQuestions(String slug) {
    String options =
        String.join(
            ",",
            IntStream.range(0, 12)
                .mapToObj(
                    i ->
                        "{\"id\":\"o%d\",\"text\":{\"nl\":\"Een antwoord van een gewone lengte, nummer %<d%s\"}}"
                            .formatted(i, i % 5 == 0 ? ", en dan nog wat uitleg erachteraan" : ""))
                .toList());
    String ranked =
        String.join(
            ",",
            IntStream.range(0, 9)
                .mapToObj(
                    i ->
                        "{\"id\":\"r%d\",\"text\":{\"nl\":\"Iets om op volgorde te zetten %<d\"}}"
                            .formatted(i))
                .toList());
    return """
    {"organisation":"velsen","slug":"%s","title":{"nl":"Lang"},
     "resultsPolicy":{"visibility":"live","minimumGroup":5,"breakdowns":false},
     "questions":[
      {"id":"many","type":"multiple-choice","minChoices":1,"maxChoices":3,
       "text":{"nl":"Je was met vrienden op stap en het is al laat geworden. Hoe kom je dan meestal weer thuis?"},
       "options":[%s]},
      {"id":"order","type":"ranking","options":[%s],
       "text":{"nl":"De gemeente kan niet alles tegelijk doen, want er is niet genoeg geld voor alles wat mensen graag willen. Wat moet er als eerste komen?"}},
      {"id":"scale","type":"scale","minimum":0,"maximum":10,"text":{"nl":"Hoe tevreden ben je?"},
       "minimumLabel":{"nl":"helemaal niet tevreden"},"maximumLabel":{"nl":"heel erg tevreden"}},
      {"id":"hours","type":"number","minimum":0,"maximum":168,"text":{"nl":"Hoeveel uur?"}},
      {"id":"idea","type":"text","maxLength":200,"text":{"nl":"Wat zou jij doen?"}}]}
    """
        .formatted(slug, options, ranked);
  }

  @Test
  void theScreenHasNoBarrier(Browser browser) {
    String poll = SixQuestions.open(node, "clear", K);
    SixQuestions.release(node, poll, K, HOMES);
    try (Visitor screen = projector(browser)) {
      for (String query : List.of("?q=2", "?q=0", "?q=5&reveal=1")) {
        screen.open("/p/clear/screen" + query);
        screen.page().locator(".more summary").click();
        Sight.isClear(screen.page(), "screen" + query.replaceAll("\\W", "-"));
      }
    }
  }
}
