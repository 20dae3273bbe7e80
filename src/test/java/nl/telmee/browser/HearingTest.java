package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.hearing.Course;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A member of the focus group on a phone, and the alderman's office, in a real browser. */
@ExtendWith(Browsers.Given.class)
final class HearingTest {
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
    signIn(visitor, staff);
    return visitor;
  }

  private static void signIn(Visitor visitor, Staff staff) {
    visitor.open("/staff/sign-in");
    visitor.page().fill("[name=email]", staff.email());
    visitor.page().fill("[name=password]", TestNode.ADMIN_PASSWORD);
    visitor.page().locator("main button").click();
    visitor.page().waitForURL("**/staff");
  }

  @Test
  void aMemberOfTheFocusGroupReadsAlongOnAPhoneWithoutJavaScript(Browser browser) {
    Course course = new Course(node, village, "leest-mee").until(Step.REVIEW).counted();
    village.change(
        "update trajectory set content = content - 'review' where id = '" + course.id() + "'");
    try (Visitor phone = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      phone.open(course.focus());
      Page page = phone.page();
      assertThat(page.locator("h1")).hasText("Meepraten over de speelplek");
      assertThat(page.locator("[aria-current=step]")).containsText("De focusgroep leest mee");
      page.locator("#remarks select").selectOption("report");
      page.fill("#f-text", "Er staat niets in over de bankjes.");
      page.locator("#remarks button").click();
      assertThat(page.locator("#remarks")).containsText("Er staat niets in over de bankjes.");
      page.getByText("Ga naar het formulier").click();
      page.getByLabel("Niet eens met het verslag").check();
      page.locator("#review button").click();
      assertThat(page.locator("[role=alert]")).containsText("leg uit waarom");
      assertThat(page.getByLabel("Niet eens met het verslag")).isChecked();
      page.fill("#f-note", "De bankjes staan niet in het verslag, en daar ging het ook over.");
      page.locator("#review button").click();
      page.locator("form[action$=_finish] button").click();
      assertThat(page.locator("[aria-current=step]")).containsText("Besluit en terugkoppeling");
      assertThat(page.locator(".turn")).hasCount(0);
    }
  }

  @Test
  void aResultIsLeftOutAndPutBackWithAndWithoutJavaScript(Browser browser) {
    Course course = new Course(node, village, "weggelaten").until(Step.REPORT).counted();
    try (Visitor editor = signedIn(browser, village.editor())) {
      leaveOutAndPutBack(editor, course);
    }
    try (Visitor editor = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      signIn(editor, village.editor());
      leaveOutAndPutBack(editor, course);
    }
  }

  private static void leaveOutAndPutBack(Visitor editor, Course course) {
    editor.open(course.desk("/findings/" + Course.FINDING));
    Page page = editor.page();
    page.fill("#f-reason", "Deze vraag ging over een andere speelplek.");
    page.locator("form[action$=_remove] button").click();
    assertThat(page.locator("[role=status]")).hasText("Opgeslagen.");
    assertThat(page.locator("article.card")).containsText("Deze vraag ging over een andere");
    Pictures.take(page, "finding-left-out");
    page.locator("form[action$=_restore] button").click();
    assertThat(page.locator("[role=status]")).hasText("Opgeslagen.");
    assertThat(page.locator("#f-" + Course.FINDING)).containsText("Ja, te donker");
    assertThat(page.locator("form[action$=_restore]")).hasCount(0);
  }

  @Test
  void theAldermansOfficeDecidesAndTheMunicipalityTellsIt(Browser browser) {
    Course course = new Course(node, village, "besluit").until(Step.DECISION).counted();
    try (Visitor office = signedIn(browser, course.office())) {
      office.open(course.desk("/decisions"));
      Page page = office.page();
      page.getByText("Schrijf het besluit op").click();
      page.getByLabel("Deels overgenomen").check();
      page.fill("#f-reason", "nvt");
      page.locator("form.card button").click();
      assertThat(page.locator("[role=alert]")).containsText("Geef een reden");
      assertThat(page.getByLabel("Deels overgenomen")).isChecked();
      page.fill("#f-reason", "In het voorjaar komt er een lamp. Een tweede lamp is te duur.");
      page.locator("form.card button").click();
      assertThat(page.locator("[role=status]")).hasText("Opgeslagen.");
      assertThat(page.locator(".weighed .chip.part")).hasText("Deels overgenomen");
    }
    try (Visitor editor = signedIn(browser, village.editor())) {
      editor.open(course.desk("/feedback"));
      Page page = editor.page();
      assertThat(page.locator("#f-text")).hasValue(Pattern.compile("lamp"));
      page.getByLabel("Ik heb het nagelezen").check();
      page.getByText("Vertel het nu").click();
      assertThat(page.locator("article.card")).containsText("Een tweede lamp is te duur.");
      page.fill("#f-for", "klas 3B");
      page.getByText("Maak de kaart").click();
      assertThat(page.locator(".feedback-card")).containsText("voor klas 3B");
    }
  }

  @Test
  void noPageHasABarrier(Browser browser) {
    Course course = new Course(node, village, "zonder-drempel").until(Step.DECISION).counted();
    course.decided();
    try (Visitor office = signedIn(browser, course.office())) {
      for (String path :
          List.of(
              "/activities",
              "/activities/new",
              "/findings",
              "/findings/" + Course.FINDING,
              "/decisions",
              "/decisions/" + Course.FINDING,
              "/feedback",
              "/improvements",
              "/improvements/new")) {
        isOpenToAll(office, course.desk(path));
      }
    }
    try (Visitor phone = Visitor.onPhone(node, browser).expectingFailures()) {
      isOpenToAll(phone, course.focus());
      isOpenToAll(phone, "/focus/wrong");
    }
  }

  private static void isOpenToAll(Visitor visitor, String path) {
    visitor.open(path);
    Page page = visitor.page();
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
