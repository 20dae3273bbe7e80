package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.stream.Stream;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.hearing.Course;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A project leader words a passage, and the focus group the approach, in a real browser. */
@ExtendWith(Browsers.Given.class)
final class PaperTest {
  private static final String OWN = "Wij belden bij iedereen aan.";

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
    visitor
        .page()
        .context()
        .addCookies(
            Stream.of(staff.cookies().split("; ", -1))
                .map(one -> one.split("=", 2))
                .map(one -> new Cookie(one[0], one[1]).setUrl(node.url()))
                .toList());
  }

  @Test
  void theProjectLeaderWordsThePassageWithoutJavaScriptAndLooksAgainWhenTheDataChange(
      Browser browser) {
    Course course = new Course(node, village, "passage").until(Step.REVIEW).counted();
    try (Visitor leader = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      signIn(leader, village.editor());
      leader.open(course.desk("/documents/passage"));
      Page page = leader.page();
      page.getByText("Tekst aanpassen").click();
      Locator intro = page.locator("#p-intro");
      intro.getByText("Pas deze tekst aan").click();
      intro.locator("textarea").fill("");
      intro.locator("form button").click();
      assertThat(intro.locator(".wrong")).containsText("Schrijf een tekst");
      Locator used = page.locator("#p-used");
      used.getByText("Pas deze tekst aan").click();
      used.locator("textarea").fill(OWN + "\n\n- klas 3B\n- de club");
      used.locator("form button").click();
      assertThat(page.locator("[role=status]")).hasText("Bewaard.");
      assertThat(used.locator(".chip")).hasText("Eigen tekst");

      course.focus("/_finish", "step", "review", "seen", "");
      course.decided();
      page.reload();
      assertThat(used.locator(".notice")).containsText("De gegevens zijn veranderd");
      used.getByText("Houd de eigen tekst").click();
      assertThat(used.locator(".notice")).hasCount(0);
      page.getByText("Lees het hele stuk").click();
      assertThat(page.locator("main")).containsText(OWN);
      assertThat(page.locator("li", new Page.LocatorOptions().setHasText("klas 3B"))).isVisible();
      assertThat(page.locator("main")).containsText("Met de hand geschreven: Wat ermee is gedaan");

      page.getByText("Tekst aanpassen").click();
      used.getByText("Wat het programma schrijft").click();
      used.getByText("Neem de tekst van het programma").click();
      assertThat(used.locator(".chip")).hasCount(0);
    }
  }

  @Test
  void theFocusGroupSharpensTheQuestionOnAPhoneByKeyboardAlone(Browser browser) {
    Course course = new Course(node, village, "vraag").until(Step.APPROACH);
    try (Visitor phone = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      phone.open(course.focus());
      Page page = phone.page();
      assertThat(page.locator(".turn")).containsText("Jullie zijn aan zet: Vraag en aanpak");
      page.locator("#f-question").focus();
      page.keyboard().press("Control+a");
      page.keyboard().type("Waar vind je het hier te donker?");
      for (int i = 0; i < 9 && page.locator("#f-plan:focus").count() == 0; i++) {
        page.keyboard().press("Tab");
        if (page.locator("input[value=paper]:focus").count() > 0) {
          page.keyboard().press("Space");
        }
      }
      assertThat(page.locator("#f-plan")).isFocused();
      page.keyboard().press("Control+a");
      page.keyboard().type("Wij lopen samen een rondje.");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(page.locator("[role=status]")).isVisible();
      assertThat(page.locator("#f-question")).hasValue("Waar vind je het hier te donker?");
      assertThat(page.locator("input[value=paper]")).isChecked();
      page.locator("form[action$=_finish] button").click();
      assertThat(page.locator("#f-question")).hasCount(0);
      assertThat(page.locator("main")).containsText("Wij lopen samen een rondje.");
    }
    try (Visitor leader = Visitor.onDesktop(node, browser).expectingFailures()) {
      signIn(leader, village.editor());
      leader.open(course.desk("/history"));
      Locator line =
          leader
              .page()
              .locator(
                  ".log li",
                  new Page.LocatorOptions().setHasText("Waar vind je het hier te donker?"));
      line.locator("summary").click();
      assertThat(line).containsText("focusgroep");
      assertThat(line.locator("dl")).containsText("Waar vind je het hier te donker?");
    }
  }

  @Test
  void noPageHasABarrier(Browser browser) {
    Course course = new Course(node, village, "open").until(Step.REPORT).counted();
    Course asked = new Course(node, village, "asked").until(Step.APPROACH);
    try (Visitor leader = Visitor.onPhone(node, browser).expectingFailures()) {
      signIn(leader, village.editor());
      leader.open(course.desk("/documents/report/edit"));
      Page page = leader.page();
      Locator part = page.locator("article[id^='p-finding.']");
      part.getByText("Pas deze tekst aan").click();
      part.locator("textarea").fill(OWN);
      part.locator("form button").click();
      course.put(
          "PUT",
          village.editor(),
          "/items/findings/" + Course.FINDING,
          """
          {"activity":"%s","text":"Het is er te donker.","proposal":"%s","client":false}\
          """
              .formatted(Course.ACTIVITY, Course.SAYS));
      leader.open(course.desk("/documents/report/edit"));
      page.setViewportSize(1280, 800);
      assertThat(page.locator("article .notice")).containsText("De gegevens zijn veranderd");
      Pictures.take(page, "trajectory-wording");
      for (String path : List.of("/documents", "/documents/report", "/documents/report/edit")) {
        isOpenToAll(leader, course.desk(path));
      }
    }
    try (Visitor phone = Visitor.onPhone(node, browser).expectingFailures()) {
      phone.open(asked.focus());
      assertThat(phone.page().locator("#approach")).isVisible();
      Pictures.take(phone.page(), "focus-approach");
      isOpenToAll(phone, asked.focus());
    }
  }

  private static void isOpenToAll(Visitor visitor, String path) {
    visitor.open(path);
    Page page = visitor.page();
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {360, 1280}) {
        page.setViewportSize(width, 800);
        assertThat(AccessibilityTest.violations(page)).as("%s, %s", path, scheme).isEmpty();
        assertThat(Layout.overflowing(page)).as("%s at %s", path, width).isEmpty();
        assertThat(Layout.smallTargets(page)).as("%s at %s", path, width).isEmpty();
      }
    }
  }
}
