package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import nl.telmee.contact.Community;
import nl.telmee.contact.Postbox;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody of 17 answers a poll on a phone, leaves an address on the page that thanks, confirms it
 * from the mail, is invited by staff, answers by the code of the panel, changes what is kept and
 * erases it in one click.
 */
@ExtendWith(Browsers.Given.class)
final class YoungContactTest {
  private static final Words WORDS = Words.of(Language.NL);
  private static final String EMAIL = "sam@velsen.example";

  private static Postbox mail;
  private static TestNode node;
  private static Community community;

  @BeforeAll
  static void start() {
    mail = new Postbox();
    node = TestNode.start(mail.settings());
    node.organisation("velsen");
    community = new Community(node);
  }

  @AfterAll
  static void stop() {
    community.close();
    node.close();
    mail.close();
  }

  private static String poll(String slug, String access) {
    return """
    {"organisation":"velsen","slug":"%s","title":{"nl":"Het plein"},"access":"%s",
     "resultsPolicy":{"visibility":"after-closing","minimumGroup":5,"breakdowns":false},
     "questions":[{"id":"square","type":"single-choice","required":true,
       "text":{"nl":"Wat moet er op het plein komen?"},
       "options":[{"id":"court","text":{"nl":"Een veldje"}},{"id":"trees","text":{"nl":"Bomen"}}]}]}
    """
        .formatted(slug, access);
  }

  private static void press(Page page, String word) {
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(WORDS.say(word)).setExact(true))
        .click();
  }

  @Test
  void aYoungContactJoinsIsInvitedAnswersAndLeaves(Browser browser) {
    node.openPoll(poll("plein", "open"));
    String second = node.openPoll(poll("plein-panel", "panel"));
    String own;
    try (Visitor phone = Visitor.onPhone(node, browser)) {
      phone.open("/p/plein");
      answer(phone.page());
      leaveAddress(phone.page());
      own = confirm(phone);
    }
    community.join("contacts", 6);
    community.settle();
    try (Visitor staff = Visitor.onDesktop(node, browser).expectingFailures()) {
      invite(staff, second);
    }
    try (Visitor phone = Visitor.onPhone(node, browser).expectingFailures()) {
      answerByCode(phone);
      changeAndErase(phone, own);
    }
  }

  private static void answer(Page page) {
    page.getByText("Een veldje").click();
    press(page, "answer.send");
    page.waitForURL("**/receipt/**");
    assertThat(page.locator("h1")).hasText(WORDS.say("receipt.thanks"));
  }

  private static void leaveAddress(Page page) {
    Sight.isClear(page, "contact-receipt");
    page.setViewportSize(360, 740);
    page.getByLabel(WORDS.say("receipt.invite.email")).fill(EMAIL);
    press(page, "receipt.invite.next");
    assertThat(page.locator("#email")).hasValue(EMAIL);
    Sight.isClear(page, "contact-invite-me");
    page.setViewportSize(360, 740);
    page.getByLabel(WORDS.say("band.from-16-to-17")).check();
    page.locator("#municipality").selectOption("velsen");
    page.getByLabel(WORDS.say("theme.public-space")).check();
    page.getByLabel(WORDS.say("contact.consent.yes")).check();
    press(page, "contact.send");
    assertThat(page.locator("h1")).hasText(WORDS.say("contact.mail.title"));
    Sight.isClear(page, "contact-mail");
  }

  private static String confirm(Visitor phone) {
    MimeMessage message = mail.to(EMAIL, 1).getFirst();
    phone.open(Postbox.link(message, "/contact/confirm/"));
    Page page = phone.page();
    Sight.isClear(page, "contact-confirm");
    press(page, "contact.confirm.link.do");
    assertThat(page.locator("h1")).hasText(WORDS.say("contact.joined.title"));
    page.getByText(WORDS.say("contact.own.open")).click();
    assertThat(page.locator("#address")).hasValue(EMAIL);
    Sight.isClear(page, "contact-own");
    return page.url().replace(node.url(), "");
  }

  private static void invite(Visitor staff, String poll) {
    staff.open("/staff/sign-in");
    Page page = staff.page();
    page.getByLabel(WORDS.say("sign-in.email")).fill(TestNode.ADMIN_EMAIL);
    page.getByLabel(WORDS.say("sign-in.password")).fill(TestNode.ADMIN_PASSWORD);
    press(page, "sign-in.enter");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(WORDS.say("menu.contacts")))
        .click();
    assertThat(page.locator("main")).containsText(WORDS.count("contacts.people", 7));
    Sight.isClear(page, "contacts");
    page.getByText(WORDS.say("invitation.new")).first().click();
    page.locator("#poll").selectOption(poll);
    page.locator("#text-nl").fill("We maken een nieuw plein. Wat moet er komen?");
    press(page, "invitation.look");
    assertThat(page.locator(".reach")).hasText(WORDS.count("contacts.people", 7));
    Sight.isClear(page, "invitation-preview");
    page.setViewportSize(360, 740);
    assertThat(page.locator("html")).hasJSProperty("scrollWidth", 360);
    press(page, "invitation.send");
    page.locator("#state").waitFor();
    Patience.until(
        () -> {
          Sight.again(page);
          return page.locator("#state").innerText();
        },
        WORDS.say("invitation.state.done")::equals);
    Sight.isClear(page, "invitation");
    page.setViewportSize(360, 740);
    org.assertj.core.api.Assertions.assertThat(page.locator("th").first().boundingBox().width)
        .as("words that are not a letter wide")
        .isGreaterThan(60);
    for (String path : List.of("panels/new", "rules", "list")) {
      staff.open("/staff/contacts/velsen/" + path);
      Sight.isClear(page, "contacts-" + path.replace('/', '-'));
    }
  }

  private static void answerByCode(Visitor phone) {
    MimeMessage message = mail.to(EMAIL, 2).getLast();
    String link = Postbox.link(message, "/p/plein-panel");
    phone.open(link);
    Page page = phone.page();
    assertThat(page.locator("#f-code")).not().hasValue("");
    page.getByText("Bomen").click();
    press(page, "answer.send");
    page.waitForURL("**/receipt/**");
    assertThat(page.locator("h1")).hasText(WORDS.say("receipt.thanks"));
    phone.open("/o/velsen/panels/contacts");
    assertThat(page.locator(".asked")).containsText("Het plein");
    Sight.isClear(page, "contact-panel");
  }

  private static void changeAndErase(Visitor phone, String own) {
    Page page = phone.page();
    page.setViewportSize(360, 740);
    phone.open(own);
    page.getByLabel(WORDS.say("theme.safety")).check();
    press(page, "contact.own.save");
    assertThat(page.locator(".done")).hasText(WORDS.say("contact.own.done.saved"));
    assertThat(page.getByLabel(WORDS.say("theme.safety"))).isChecked();
    press(page, "contact.own.erase.do");
    assertThat(page.locator("h1")).hasText(WORDS.say("contact.gone.title"));
    Sight.isClear(page, "contact-gone");
    org.assertj.core.api.Assertions.assertThat(node.get(own).statusCode()).isEqualTo(410);
  }
}
