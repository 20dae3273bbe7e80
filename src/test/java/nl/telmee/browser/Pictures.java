package nl.telmee.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures of pages. They go to {@code target/pictures}; with {@code -Dtelmee.renew=true} also to
 * {@code docs/images}, where the documents show them.
 */
final class Pictures {
  private static final Path MADE = Path.of("target", "pictures");
  private static final Path SHOWN = Path.of("docs", "images");

  private Pictures() {}

  /** Takes what the window shows. */
  static void take(Page page, String name) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    if (!page.url().contains("#")) { // Else it is about a part of the page.
      page.evaluate("scrollTo(0, 0)");
    }
    Path picture = MADE.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    if (Boolean.getBoolean("telmee.renew")) {
      try {
        Files.createDirectories(SHOWN);
        Files.write(SHOWN.resolve(name + ".png"), Files.readAllBytes(picture));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
