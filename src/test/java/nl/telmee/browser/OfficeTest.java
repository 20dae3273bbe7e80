package nl.telmee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of administrators and of one's own account: no barriers, and they do what they say. */
@ExtendWith(Browsers.Given.class)
final class OfficeTest {
  private static TestNode node;
  private static Staff editor;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    editor = Staff.of(node, "editor", "velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Visitor administrator(Browser browser) {
    Visitor visitor = Visitor.onDesktop(node, browser).expectingFailures();
    visitor.open("/staff/sign-in");
    Page page = visitor.page();
    page.locator("[name=email]").fill(TestNode.ADMIN_EMAIL);
    page.locator("[name=password]").fill(TestNode.ADMIN_PASSWORD);
    page.locator("main form button").click();
    page.waitForURL("**/staff");
    return visitor;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/staff",
        "/staff/accounts",
        "/staff/accounts/new",
        "/staff/organisations",
        "/staff/organisations/velsen",
        "/staff/audit",
        "/staff/profile",
        "/staff/profile/second-factor",
        "/staff/retention",
        "/staff/sign-in",
        "/staff/reset"
      })
  void thePageHasNoBarrier(String path, Browser browser) {
    try (Visitor visitor = administrator(browser)) {
      assertThat(visitor.open(path).status()).isEqualTo(200);
      Page page = visitor.page();
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(AccessibilityTest.violations(page)).as("%s", scheme).isEmpty();
      }
      page.setViewportSize(320, 740);
      assertThat(AccessibilityTest.violations(page)).as("on a phone").isEmpty();
      assertThat(Layout.overflowing(page)).as("on a small phone").isEmpty();
      assertThat(Layout.smallTargets(page)).as("targets on a small phone").isEmpty();
    }
  }

  @Test
  void whoIsBlockedIsOutAtOnceAndCannotComeBackUntilUnblocked(Browser browser) {
    String cookies = editor.cookies();
    assertThat(node.get("/staff/profile", "Cookie", cookies).statusCode()).isEqualTo(200);
    try (Visitor visitor = administrator(browser)) {
      visitor.open("/staff/accounts");
      Page page = visitor.page();
      page.getByText(editor.email()).click();
      page.locator("form[action$=_block] button").click();
      com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
              page.locator("[role=status]"))
          .isVisible();

      assertThat(node.get("/staff/profile", "Cookie", cookies).statusCode()).isEqualTo(303);
      assertThat(editor.signIn().statusCode()).isEqualTo(401);
      page.getByText(editor.email()).click();
      page.locator("form[action$=_unblock] button").click();
      com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
              page.locator("[role=status]"))
          .isVisible();
      assertThat(editor.signIn().statusCode()).isEqualTo(201);
    }
  }
}
