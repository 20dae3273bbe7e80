package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole story of a poll, at a desk and on a phone: somebody is invited, signs in with a second
 * factor, makes a poll, opens it, people answer, the room sees it, texts are read, the poll closes
 * and the results are taken home.
 */
@ExtendWith(Browsers.Given.class)
final class StoryTest {
  private static final Words WORDS = Words.of(Language.NL);
  private static final String EDITOR = "beleid@velsen.example";
  private static final String PASSWORD = "vier losse woorden samen";
  private static final Pattern LINK = Pattern.compile("https?://\\S+/staff/invitation/[\\w.-]+");
  private static final int PHONES = 11;
  private static final int SHOWN_FROM = 5;

  private static GreenMail mail;
  private static TestNode node;

  @BeforeAll
  static void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    node =
        TestNode.start(
            Map.of(
                "TELMEE_SMTP_URL",
                "smtp://127.0.0.1:" + mail.getSmtp().getPort(),
                "TELMEE_MAIL_FROM",
                "telmee@velsen.example",
                "TELMEE_SECOND_FACTOR",
                "required"));
    node.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
    mail.stop();
  }

  private static Locator button(Page page, String word) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(WORDS.say(word)).setExact(true));
  }

  @Test
  void aPollIsMadeAnsweredShownReadAndTakenHome(Browser browser) throws IOException {
    try (Visitor administrator = Visitor.onDesktop(node, browser).expectingFailures()) {
      signIn(administrator, TestNode.ADMIN_EMAIL, TestNode.ADMIN_PASSWORD);
      invite(administrator.page());
    }
    try (Visitor editor = Visitor.onDesktop(node, browser).expectingFailures()) {
      acceptInvitation(editor);
      String poll = makeAndOpen(editor);
      JsonNode opened = TestNode.json(node.get("/api/v1/polls/" + poll));
      answerOnPhones(browser, poll, opened.path("slug").asText());
      showInTheRoom(browser, opened.path("slug").asText());
      readTexts(editor, poll);
      close(editor, poll);
      takeHome(editor, poll);
    }
  }

  private static void signIn(Visitor visitor, String email, String password) {
    visitor.open("/staff/sign-in");
    Page page = visitor.page();
    Pictures.take(page, "sign-in");
    page.getByLabel(WORDS.say("sign-in.email")).fill(email);
    page.getByLabel(WORDS.say("sign-in.password")).fill(password);
    button(page, "sign-in.enter").click();
    assertThat(page.locator("h1")).hasText(WORDS.say("factor.set-up.title"));
    Pictures.take(page, "second-factor");
    Authenticator app = new Authenticator(page.locator("code.secret").innerText());
    page.getByLabel(WORDS.say("factor.set-up.field"))
        .fill("000000".equals(app.code(0)) ? "1" : "0");
    button(page, "factor.set-up.confirm").click();
    assertThat(page.getByRole(AriaRole.ALERT)).hasText(WORDS.say("factor.wrong"));
    page.getByLabel(WORDS.say("factor.set-up.field")).fill(app.code(0));
    button(page, "factor.set-up.confirm").click();
    assertThat(page.locator("ol.codes li")).hasCount(10);
    page.getByText(WORDS.say("factor.codes.next")).click();

    assertThat(page.locator("header.side")).containsText(email);
  }

  private static void invite(Page page) {
    page.navigate(node.url() + "/staff/accounts/new");
    page.locator("#email").fill(EDITOR);
    page.locator("input[value=editor]").check();
    page.locator("select[name=organisation]").selectOption("velsen");
    Pictures.take(page, "invitation");
    button(page, "accounts.invite.send").click();
    assertThat(page.getByText(WORDS.say("accounts.done.invited"))).isVisible();
    Pictures.take(page, "accounts");
  }

  /** The plain text of a message. */
  private static String text(Part part) {
    try {
      return part.getContent() instanceof Multipart parts
          ? text(parts.getBodyPart(0))
          : part.getContent().toString();
    } catch (IOException | MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static void acceptInvitation(Visitor editor) {
    assertThat(mail.waitForIncomingEmail(20_000, 1)).isTrue();
    Matcher link = LINK.matcher(text(mail.getReceivedMessages()[0]));
    assertThat(link.find()).isTrue();
    editor.open(link.group().substring(node.url().length()));
    Page page = editor.page();
    page.getByLabel(WORDS.say("password.new")).fill("welkom123456");
    button(page, "password.save").click();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    page.getByLabel(WORDS.say("password.new")).fill(PASSWORD);
    button(page, "password.save").click();
    signIn(editor, EDITOR, PASSWORD);
  }

  private static String makeAndOpen(Visitor editor) {
    editor.open("/staff/polls/new");
    Page page = editor.page();
    Pictures.take(page, "new-poll");
    page.getByText("Hoe jongeren willen meepraten (2017)").click();
    button(page, "builder.new.begin").click();
    assertThat(page.locator("li.item")).hasCount(10);
    page.locator("[name='resultsPolicy.minimumGroup']").fill(String.valueOf(SHOWN_FROM));
    page.getByLabel(WORDS.say("builder.microdata")).check();
    assertThat(page.frameLocator("iframe").locator(".question").first()).isVisible();
    Pictures.take(page, "builder");
    String poll = page.url().replaceFirst(".*/polls/([^/]+)/.*", "$1");
    button(page, "builder.to-open").click();
    assertThat(page.locator("h1")).hasText(WORDS.say("builder.open.title"));
    Pictures.take(page, "open-poll");
    button(page, "builder.open.do").click();
    Patience.until(() -> node.get("/api/v1/polls/" + poll).statusCode(), status -> status == 200);
    return poll;
  }

  private static void answerOnPhones(Browser browser, String poll, String slug) {
    try (Visitor phone = Visitor.onPhone(node, browser)) {
      phone.open("/p/" + slug);
      Pictures.take(phone.page(), "phone-question");
      AnswerForm form = new AnswerForm(phone.page());
      Locator next = form.button("answer.next");
      while (next.isVisible()) {
        answerWhatIsShown(phone.page());
        next.click();
      }
      answerWhatIsShown(phone.page());
      form.button("answer.send").click();
      phone.page().waitForURL("**/receipt/**");
      Pictures.take(phone.page(), "phone-receipt");
    }
    respond(poll, 1, PHONES - SHOWN_FROM);
    respond(poll, PHONES - SHOWN_FROM, PHONES);
  }

  /**
   * Waits until they are released: what is fewer than {@link #SHOWN_FROM} would wait for others.
   */
  private static void respond(String poll, int from, int to) {
    for (int i = from; i < to; i++) {
      String answers =
          """
          {"municipality":"velsen","age":"16-18","importance":5,"themes":["sport","other"],
           "other-theme":"%s","favourite-way":"app"}
          """
              .formatted(i == 1 ? "Bel 06-12345678" : "Meer bankjes, idee " + i);
      assertThat(node.respond(poll, UUID.randomUUID().toString(), answers).statusCode())
          .isEqualTo(201);
    }
    Patience.until(
        () -> node.results(poll).path("responses").path("released").asInt(),
        released -> released >= to - 1); // The first phone may be in a group of its own.
  }

  private static void answerWhatIsShown(Page page) {
    Locator question = page.locator(".question:visible");
    Locator choice = question.locator("input[type=radio], input[type=checkbox]").first();
    if (choice.count() > 0) {
      choice.check(new Locator.CheckOptions().setForce(true));
    }
  }

  private static void showInTheRoom(Browser browser, String slug) {
    try (Visitor room =
        Visitor.with(node, browser, new Browser.NewContextOptions().setViewportSize(1920, 1080))) {
      room.open("/p/" + slug + "/screen?question=importance&reveal=1");
      Page page = room.page();
      assertThat(page.locator("svg.qr")).isVisible();
      page.keyboard().press("ArrowRight");
      page.keyboard().press("r");
      assertThat(page.locator("body")).containsText("10");
      Pictures.take(page, "screen");
    }
  }

  private static void readTexts(Visitor editor, String poll) {
    Page page = editor.page();
    Patience.until(
        () -> {
          page.navigate(node.url() + "/staff/polls/" + poll + "/answers");
          return page.locator("ol.texts > li").count();
        },
        texts -> texts >= 5);
    Locator marked =
        page.locator("ol.texts > li")
            .filter(new Locator.FilterOptions().setHas(page.locator("mark")));
    assertThat(marked).hasCount(1);
    Pictures.take(page, "answers");
    page.locator("ol.texts > li")
        .filter(new Locator.FilterOptions().setHasNot(page.locator("mark")))
        .locator(".pick input")
        .all()
        .forEach(Locator::check);
    page.locator("#bulk button[value=publish]").click();
    page.locator("form[action$=_publish] button").click();
    assertThat(page.locator("main")).containsText(WORDS.say("moderation.edition.is", 1));
    lookAtTexts(page, poll);
  }

  /** What was published is there for everybody. */
  private static void lookAtTexts(Page page, String poll) {
    JsonNode asked = TestNode.json(node.get("/api/v1/polls/" + poll));
    String question =
        asked
            .path("questions")
            .valueStream()
            .filter(one -> one.path("type").asText().equals("text"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    page.navigate(node.url() + "/p/" + asked.path("slug").asText() + "/texts?question=" + question);
    assertThat(page.locator("main li").first()).isVisible();
    Pictures.take(page, "texts");
  }

  private static void close(Visitor editor, String poll) {
    editor.open("/staff/polls/" + poll + "/close");
    button(editor.page(), "builder.close.do").click();
    Patience.until(() -> node.results(poll).path("state").asText(), "closed"::equals);
    assertThat(editor.page().locator(".chip.state-closed")).isVisible();
    assertThat(editor.page().locator("[data-stream]")).hasCount(0); // It follows nothing any more.
    Pictures.take(editor.page(), "watch");
    for (String part : List.of("share", "codes")) {
      editor.open("/staff/polls/" + poll + "/" + part);
      Pictures.take(editor.page(), part);
    }
    editor.open("/staff?state=closed");
    assertThat(editor.page().locator("main")).containsText("Hoe wil jij meepraten?");
    Pictures.take(editor.page(), "desk");
  }

  private static void takeHome(Visitor editor, String poll) throws IOException {
    editor.open("/staff/polls/" + poll + "/export");
    Page page = editor.page();
    Pictures.take(page, "export");
    Download workbook =
        page.waitForDownload(() -> page.locator("a[href$='/results/xlsx']").click());
    try (ZipFile parts = new ZipFile(workbook.path().toFile())) {
      assertThat(parts.getEntry("xl/workbook.xml")).isNotNull();
    }
    button(page, "export.rows.ask").click();
    Locator download = page.getByText(WORDS.say("export.download")).first();
    assertThat(download).isVisible();
    Path rows = page.waitForDownload(download::click).path();
    assertThat(Files.size(rows)).isPositive();
    try (ZipFile parts = new ZipFile(rows.toFile())) {
      assertThat(parts.stream().map(entry -> entry.getName().replaceFirst(".*\\.", "")))
          .contains("csv", "json", "sps");
    }
  }
}
