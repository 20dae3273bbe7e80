package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Spreading a poll, as staff and as people with a card, a form or somebody else's website. */
@ExtendWith(Browsers.Given.class)
final class SpreadTest {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private static TestNode node;
  private static HttpServer website;
  private static Staff editor;
  private static String open;
  private static String coded;

  @BeforeAll
  static void start() throws IOException {
    website = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    node = TestNode.start(Map.of("TELMEE_EMBED_ORIGINS", site()));
    open = SixQuestions.open(node, "spread", 5);
    coded = node.openPoll(SixQuestions.body("coded", 5).replace("\"open\"", "\"code\""));
    editor = Staff.of(node, "editor", "velsen");
    website.createContext(
        "/",
        exchange -> {
          byte[] page =
              ("<!doctype html><title>Site</title><main><script async src=\"%s/embed.js\""
                      + " data-poll=\"spread\" data-title=\"Een peiling\"></script></main>")
                  .formatted(node.url())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    website.start();
  }

  @AfterAll
  static void stop() {
    website.stop(0);
    node.close();
  }

  private static String site() {
    return "http://127.0.0.1:" + website.getAddress().getPort();
  }

  private static Visitor atTheDesk(Browser browser, Browser.NewContextOptions options) {
    Visitor visitor = Visitor.with(node, browser, options).expectingFailures();
    visitor.open("/staff/sign-in?next=/staff/polls/" + open + "/share");
    visitor.page().fill("[name=email]", editor.email());
    visitor.page().fill("[name=password]", TestNode.ADMIN_PASSWORD);
    visitor.page().locator("main button").click();
    visitor.page().waitForURL("**/share");
    return visitor;
  }

  private static Visitor atTheDesk(Browser browser) {
    return atTheDesk(browser, new Browser.NewContextOptions().setViewportSize(1280, 800));
  }

  private static String desk(String poll, String page) {
    return "/staff/polls/" + poll + "/" + page;
  }

  /** Makes codes or forms on a page; yields what is printed. */
  private static List<String> make(Visitor visitor, String path, String name, int size) {
    visitor.open(path);
    visitor.page().fill("#name", name);
    visitor.page().fill("#size", String.valueOf(size));
    visitor.page().locator("form.form button").click();
    if (path.endsWith("/codes")) {
      visitor.page().locator("a[href$='/cards']").first().click();
    }
    visitor.page().waitForURL(Pattern.compile(".*(cards|print)"));
    return visitor.page().locator(".code, .form-number").allTextContents().stream()
        .map(text -> text.strip().replaceAll("(?s).*\\s", ""))
        .toList();
  }

  @Test
  void aCardsQrCodeFillsInTheCodeAndTheAddressForgetsIt(Browser browser) {
    String code;
    try (Visitor staff = atTheDesk(browser)) {
      code = make(staff, desk(coded, "codes"), "Klas 1A", 2).getFirst();
    }
    try (Visitor phone = Visitor.onPhone(node, browser)) {
      phone.open("/p/coded#code=" + code);
      AnswerForm form = new AnswerForm(phone.page());
      assertThat(phone.page().locator("[name=code]")).hasValue(code);
      assertThat(phone.page()).hasURL(node.url() + "/p/coded");
      form.fillIn();
      form.send();
      form.isThanked();
    }
  }

  @Test
  void aWrongCodeIsSaidBesideItsFieldAndNoAnswerIsLost(Browser browser) {
    List<String> codes;
    try (Visitor staff = atTheDesk(browser)) {
      codes = make(staff, desk(coded, "codes"), "Klas 2B", 2);
    }
    try (Visitor phone = Visitor.onPhone(node, browser).expectingFailures()) {
      phone.open("/p/coded");
      Page page = phone.page();
      AnswerForm form = new AnswerForm(page);
      form.next();
      assertThat(page.locator("#e-code")).hasText(AnswerForm.WORDS.say("answer.code.needed"));
      assertThat(page.locator("[name=code]")).isFocused();
      page.fill("[name=code]", "bako-bako-bako");
      form.fillIn();
      form.send();
      assertThat(page.locator("#e-code")).hasText(AnswerForm.WORDS.say("answer.code.unknown"));
      assertThat(page.locator("[name=code]")).isFocused();
      page.fill("[name=code]", codes.get(1));
      for (int i = 0; i < 5; i++) {
        form.next();
      }
      form.send();
      form.isThanked();
    }
  }

  @Test
  void aFormOnPaperIsTypedInWithTheKeyboardAlone(Browser browser) {
    try (Visitor staff = atTheDesk(browser)) {
      List<String> numbers = make(staff, desk(open, "paper"), "Balie", 2);
      staff.open(desk(open, "paper"));
      Page page = staff.page();
      assertThat(page.locator("#number")).isFocused();
      long start = System.nanoTime();
      // Number, town, themes, what else, scale, order, hours.
      for (String keys : List.of(numbers.getFirst(), "1", "13", "Bomen", "4", "312", "7,5")) {
        page.keyboard().type(keys);
        page.keyboard().press("Enter");
      }
      page.keyboard().press("Control+Enter");
      page.waitForURL("**/paper?stored=1");
      assertThat((System.nanoTime() - start) / 1_000_000_000).as("seconds").isLessThan(20);
      assertThat(page.locator(".done")).isVisible();
      assertThat(page.locator("#number")).isFocused();
      assertThat(Stored.of(node, open))
          .extracting(stored -> stored.answers().path("order").toString())
          .contains("[\"c\",\"a\",\"b\"]");
      page.keyboard().type(numbers.getFirst());
      page.keyboard().press("Enter");
      assertThat(page.locator("#e-number")).hasText(AnswerForm.WORDS.say("paper.number.entered"));
    }
  }

  @Test
  void aQuestionThatIsNotAskedIsSkippedAndBackspaceErases(Browser browser) {
    try (Visitor staff = atTheDesk(browser)) {
      staff.open(desk(open, "paper"));
      Page page = staff.page();
      assertThat(page.locator("#q-which")).isHidden();
      page.locator("#number").press("Enter");
      page.keyboard().press("2");
      assertThat(page.getByLabel("Heemskerk")).isChecked();
      page.keyboard().press("Backspace");
      assertThat(page.getByLabel("Heemskerk")).not().isChecked();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("3");
      assertThat(page.locator("#q-which")).isVisible();
      page.keyboard().press("3");
      assertThat(page.locator("#q-which")).isHidden();
      page.keyboard().press("ArrowUp");
      assertThat(page.locator("#q-town")).isFocused();
    }
  }

  @Test
  void anotherWebsiteShowsThePollAndGivesItRoom(Browser browser) {
    try (var context = browser.newContext(Visitor.phone().setLocale("nl-NL"))) {
      Page page = context.newPage();
      page.navigate(site() + "/");
      Frame frame = page.waitForSelector("iframe").contentFrame();
      frame.waitForSelector(".question:visible");
      assertThat(frame.title()).isNotEmpty();
      page.waitForCondition(() -> !"700".equals(page.locator("iframe").getAttribute("height")));
      page.waitForCondition(
          () ->
              (boolean)
                  frame.evaluate(
                      "document.documentElement.scrollHeight"
                          + " <= document.documentElement.clientHeight + 1"));
      frame.getByLabel("Velsen").check();
      frame.locator(".keys button").last().click();
      frame.getByLabel("Wonen").check();
      for (int i = 0; i < 4; i++) {
        frame.locator(".keys button").last().click();
      }
      frame.waitForURL("**/embed/receipt/**");
      assertThat(frame.locator("h1").textContent())
          .isEqualTo(AnswerForm.WORDS.say("receipt.thanks"));
    }
  }

  @Test
  void aTextIsCopiedWithOneButton(Browser browser) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (Visitor staff = atTheDesk(browser, options)) {
      Page page = staff.page();
      for (Locator link : page.locator(".copy input").all()) {
        assertThat((boolean) link.evaluate("field => field.scrollWidth <= field.clientWidth"))
            .as("%s is shown whole", link.inputValue())
            .isTrue();
      }
      page.locator(".copy button").first().click();
      assertThat(page.locator(".copy [role=status]").first()).hasText("Gekopieerd");
      assertThat((String) page.evaluate("navigator.clipboard.readText()"))
          .matches(Pattern.quote(node.url()) + "/n/[a-z]{5}");
    }
  }

  @Test
  void noPageHasABarrier(Browser browser) {
    try (Visitor staff = atTheDesk(browser)) {
      make(staff, desk(coded, "codes"), "Klas 3C", 3);
      make(staff, desk(open, "paper"), "Markt", 1);
      staff.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(staff.page().locator(".form-sheet"))
          .hasCSS("page", "form"); // Each page of a form has the margin of that page.
      staff.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      for (String path :
          List.of(
              desk(open, "share"),
              desk(open, "share/sheet/a4"),
              desk(coded, "codes"),
              desk(open, "paper"),
              desk(open, "conversations"),
              "/p/coded")) {
        look(staff.page(), path);
      }
    }
  }

  private static void look(Page page, String path) {
    page.navigate(node.url() + path);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {360, 1280}) {
        page.setViewportSize(width, 800);
        assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations())
            .as("%s, %s, %d wide", path, scheme, width)
            .isEmpty();
        assertThat(Layout.overflowing(page)).as("%s, %d wide", path, width).isEmpty();
        for (Locator name : page.locator(".wide tbody th").all()) {
          assertThat(name.boundingBox().width).as("%s, %d wide", path, width).isGreaterThan(120);
        }
        if (!path.contains("sheet")) {
          assertThat(Layout.smallTargets(page)).as("%s, %d wide", path, width).isEmpty();
        }
      }
    }
  }
}
