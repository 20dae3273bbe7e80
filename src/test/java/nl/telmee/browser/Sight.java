package nl.telmee.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;

/** Looks at a page of staff: on a phone and at a desk, light and dark (WCAG 2.2 AA). */
final class Sight {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** Asks axe for nothing but what is wrong: its whole report is a megabyte a time. */
  private static final String VIOLATIONS =
      """
      async (tags) => {
        const report = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
        return report.violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id} (${help}) ${html} ${failureSummary}`));
      }
      """;

  private Sight() {}

  /** Fails when the page has a barrier; takes pictures of it under a name. */
  static void isClear(Page page, String name) {
    SoftAssertions found = new SoftAssertions();
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.setViewportSize(360, 740);
      found.assertThat(violations(page)).as("%s on a phone, %s", name, scheme).isEmpty();
      found.assertThat(Layout.overflowing(page)).as("%s on a phone", name).isEmpty();
      found.assertThat(Layout.smallTargets(page)).as("%s, targets on a phone", name).isEmpty();
      picture(page, name + "-phone-" + scheme.name().toLowerCase(Locale.ROOT));
      page.setViewportSize(1280, 800);
      found.assertThat(violations(page)).as("%s at a desk, %s", name, scheme).isEmpty();
      found.assertThat(Layout.overflowing(page)).as("%s at a desk", name).isEmpty();
      picture(page, name + "-desk-" + scheme.name().toLowerCase(Locale.ROOT));
    }
    found.assertAll();
  }

  /** Loads a page anew; if it is doing so by itself just then, that is as good. */
  static void again(Page page) {
    try {
      page.reload();
    } catch (PlaywrightException e) {
      if (!String.valueOf(e.getMessage()).contains("Not attached to an active page")) {
        throw e;
      }
      page.waitForLoadState();
    }
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  private static List<?> violations(Page page) {
    if ((boolean) page.evaluate("typeof axe === 'undefined'")) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return (List<?>) page.evaluate(VIOLATIONS, WCAG);
  }
}
