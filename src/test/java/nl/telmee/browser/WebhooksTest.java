package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import nl.telmee.Patience;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import nl.telmee.webhook.Receiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody makes a webhook, tries it, and looks at what was sent. */
@ExtendWith(Browsers.Given.class)
final class WebhooksTest {
  private static TestNode node;
  private static Receiver receiver;

  @BeforeAll
  static void start() {
    node = TestNode.start(Map.of("TELMEE_WEBHOOK_PRIVATE", "true"));
    node.organisation("velsen");
    receiver = new Receiver();
  }

  @AfterAll
  static void stop() {
    receiver.close();
    node.close();
  }

  @Test
  void aWebhookIsMadeTriedAndLookedAt(Browser browser) {
    try (Visitor visitor = Visitor.onDesktop(node, browser).expectingFailures()) {
      visitor.open("/staff/sign-in");
      Page page = visitor.page();
      page.locator("[name=email]").fill(TestNode.ADMIN_EMAIL);
      page.locator("[name=password]").fill(TestNode.ADMIN_PASSWORD);
      page.locator("main form button").click();
      page.waitForURL("**/staff");
      visitor.open("/staff/webhooks");
      Sight.isClear(page, "webhooks-none");
      visitor.open("/staff/webhooks/new");
      page.locator("#url").fill("nonsense");
      page.locator("main form button[type=submit]").click();
      assertThat(page.locator("[role=alert]")).isVisible();
      assertThat(page.locator("#url")).hasValue("nonsense");
      page.locator("main details summary").click();
      Sight.isClear(page, "webhook-new");

      page.locator("#url").fill(receiver.url("/hook"));
      page.locator("main form button[type=submit]").click();
      String secret = page.locator("#key").inputValue();
      assertThat(secret).startsWith("whsec_");
      Sight.isClear(page, "webhook-secret");
      visitor.open("/staff/webhooks");
      Sight.isClear(page, "webhooks");
      page.locator("main th a").click();
      assertThat(page.content()).doesNotContain(secret);

      page.locator("form[action$=_test] button").click();
      assertThat(page.locator("p[role=status]")).containsText("204");
      assertThat(receiver.at("/hook").getFirst().signedWith(secret)).isTrue();
      receiver.answer("/hook", Receiver.status(500));
      node.openPoll(Survey.poll("verteld"));
      Patience.until(() -> receiver.at("/hook"), all -> all.size() >= 2);
      Patience.until(
          () -> {
            Sight.again(page);
            return page.locator(".delivery").first().textContent();
          },
          tried -> tried.contains("webhook-signature"));
      page.locator(".delivery summary").first().click();
      assertThat(page.locator(".delivery").first()).containsText("webhook-signature");
      Pictures.take(page, "webhook");
      Sight.isClear(page, "webhook");

      receiver.answer("/hook", Receiver.status(204));
      page.locator("form[action$=_replay] button").first().click();
      assertThat(page).hasURL(Pattern.compile(".*done=replayed-one"));
      Patience.until(
          () -> {
            Sight.again(page);
            return page.locator(".delivery .chip.yes").count();
          },
          count -> count == 2);
      page.locator("form[action$=_pause] button").click();
      assertThat(page.locator("form[action$=_resume] button")).isVisible();
    }
  }
}
