package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An editor keeps the address book, without JavaScript, in a real browser. */
@ExtendWith(Browsers.Given.class)
final class AddressBookTest {
  private static final String BOOK = "/staff/relations";
  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.startWithDemo();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static void signIn(Visitor visitor, Staff staff) {
    visitor.open("/staff/sign-in");
    visitor.page().fill("[name=email]", staff.email());
    visitor.page().fill("[name=password]", TestNode.ADMIN_PASSWORD);
    visitor.page().locator("main button").click();
    visitor.open(BOOK);
  }

  private static void press(Page page, String name) {
    page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  @Test
  void anEditorAddsMendsChecksAndRemoves(Browser browser) {
    try (Visitor editor = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      signIn(editor, Staff.of(node, "editor", "heemskerk"));
      Page page = editor.page();
      assertThat(page.locator("main")).containsText("Voorbeeld: taalhuis");
      press(page, "Klopt nog: Voorbeeld: jongerencentrum");
      assertThat(page.locator("[role=status]")).containsText("het klopt nog");

      page.locator(".missing").getByText("Mantelzorgers").click();
      press(page, "Bewaar");
      assertThat(page.locator("[role=alert]")).containsText("Vul een naam in");
      page.getByLabel("Naam").fill("Steunpunt mantelzorg");
      page.getByLabel("E-mail").fill("steunpunt");
      press(page, "Bewaar");
      assertThat(page.locator("#e-email")).hasText("Dit is geen e-mailadres.");
      assertThat(page.getByLabel("Mantelzorgers")).isChecked();
      page.getByLabel("E-mail").fill("steunpunt@heemskerk.example");
      press(page, "Bewaar");
      assertThat(page.locator("[role=status]")).hasText("Het staat in het adresboek.");
      assertThat(page.locator(".missing")).not().containsText("Mantelzorgers");

      page.getByText("Steunpunt mantelzorg").click();
      page.getByText("Verwijderen").click();
      press(page, "Ja, verwijder het");
      assertThat(page.locator("[role=status]")).hasText("Het is verwijderd.");
    }
  }

  @Test
  void aListIsMendedAndTakenInAndTheBookTakenAlong(Browser browser) {
    try (Visitor editor = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      signIn(editor, Staff.of(node, "editor", "beverwijk"));
      Page page = editor.page();
      page.getByText("Lijst meenemen of binnenhalen").click();
      takeIn(page, "Naam;Groepen;E-mail\nClub;Sprot;fout\n");
      assertThat(page.locator(".mistakes li")).hasCount(2);
      assertThat(page.locator(".mistakes")).containsText("Regel 2: Sprot is geen groep");
      takeIn(page, "Naam;Groepen;E-mail\nClub;Jongeren;club@beverwijk.example\n");
      assertThat(page.locator("[role=status]")).containsText("1 erbij, 0 gewijzigd");

      page.getByText("Lijst meenemen of binnenhalen").click();
      Path file = page.waitForDownload(() -> press(page, "Download de lijst")).path();
      assertThat(file).content(StandardCharsets.UTF_8).contains("Club;Jongeren;;club@beverwijk");
    }
  }

  private static void takeIn(Page page, String list) {
    page.locator("#f-file")
        .setInputFiles(
            new FilePayload("list.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    press(page, "Lijst binnenhalen");
  }

  @Test
  void noPageHasABarrier(Browser browser) {
    try (Visitor visitor = Visitor.onDesktop(node, browser).expectingFailures()) {
      signIn(visitor, Staff.of(node, "editor", "velsen"));
      Page page = visitor.page();
      Sight.isClear(page, "book");
      visitor.open(BOOK + "?search=niemand");
      Sight.isClear(page, "book-nobody");
      visitor.open(BOOK + "/import");
      page.locator("summary").click();
      Sight.isClear(page, "book-import");
      takeIn(page, "Naam;Groepen\n;Sprot\n");
      Sight.isClear(page, "book-import-wrong");
      visitor.open(BOOK + "/new");
      press(page, "Bewaar");
      Sight.isClear(page, "book-wrong");
      visitor.open(BOOK);
      page.getByText("Voorbeeld: voetbalclub").first().click();
      Sight.isClear(page, "book-one");
      page.locator("[name=revision]").evaluate("field => field.value = '999'");
      page.getByLabel("Opmerking").fill("Wat ik typte");
      press(page, "Bewaar");
      assertThat(page.locator("[role=alert]")).containsText("Iemand anders was net voor");
      assertThat(page.getByLabel("Opmerking")).hasValue("Wat ik typte");
      Sight.isClear(page, "book-outdated");
      page.getByText("Verwijderen").click();
      Sight.isClear(page, "book-remove");
      signOutAndIn(visitor, page);
    }
  }

  private static void signOutAndIn(Visitor visitor, Page page) {
    visitor.context().clearCookies();
    signIn(visitor, Staff.of(node, "administrator", "ijmond"));
    Sight.isClear(page, "book-region");
    visitor.open(BOOK + "/new");
    Sight.isClear(page, "book-region-new");
    visitor.open("/staff/trajectories/new");
    page.check("[name=organisation][value=velsen]");
    page.getByLabel("Titel", new Page.GetByLabelOptions().setExact(true)).fill("Wie kennen we");
    press(page, "Begin");
    String address = page.url().replaceFirst("\\?.*", "").replaceFirst("^https?://[^/]+", "");
    visitor.open(address + "/sections/stakeholders");
    Sight.isClear(page, "book-fan");
  }
}
