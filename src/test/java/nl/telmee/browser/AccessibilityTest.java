package nl.telmee.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import nl.telmee.TestNode;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, light and dark, on a phone and on a desktop, with large text (WCAG 2.2 AA). */
@ExtendWith(Browsers.Given.class)
final class AccessibilityTest {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** Asks axe for nothing but what is wrong: its whole report is a megabyte a time. */
  private static final String VIOLATIONS =
      """
      async (tags) => {
        const report = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
        return report.violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id} (${help}) ${html} ${failureSummary}`));
      }
      """;

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    View.prepare(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static List<View> views() {
    return View.all();
  }

  @ParameterizedTest
  @MethodSource("views")
  void thePageHasNoBarrier(View view, Browser browser) {
    Browser.NewContextOptions phone = Visitor.phone().setReducedMotion(ReducedMotion.REDUCE);
    try (Visitor visitor = Visitor.with(node, browser, phone).expectingFailures()) {
      view.open(visitor);
      SoftAssertions found = new SoftAssertions();
      Page page = visitor.page();
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(360, 740);
        found.assertThat(violations(page)).as("on a phone, %s", scheme).isEmpty();
        page.setViewportSize(1280, 800);
        found.assertThat(violations(page)).as("on a desktop, %s", scheme).isEmpty();
      }
      measure(page, found);
      found.assertAll();
    }
  }

  static List<?> violations(Page page) {
    if ((boolean) page.evaluate("typeof axe === 'undefined'")) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return (List<?>) page.evaluate(VIOLATIONS, WCAG);
  }

  private static void measure(Page page, SoftAssertions found) {
    found.assertThat(Layout.smallTargets(page)).as("targets on a desktop").isEmpty();
    Layout.text(page, 2 * Layout.USUAL_TEXT);
    found.assertThat(Layout.overflowing(page)).as("large text on a desktop").isEmpty();
    page.setViewportSize(360, 740);
    found.assertThat(Layout.overflowing(page)).as("large text on a phone").isEmpty();
    page.setViewportSize(320, 740);
    Layout.text(page, Layout.USUAL_TEXT);
    found.assertThat(Layout.overflowing(page)).as("on a small phone").isEmpty();
    found.assertThat(Layout.smallTargets(page)).as("targets on a small phone").isEmpty();
  }
}
