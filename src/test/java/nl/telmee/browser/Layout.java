package nl.telmee.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;

/** Measures a page as it is drawn. Every list is of what is wrong; empty is well. */
final class Layout {
  /** A browser's usual size of text. */
  static final int USUAL_TEXT = 16;

  /**
   * Targets smaller than 24 pixels (WCAG 2.5.8), but for links in a sentence, and for what nobody
   * sees or reaches and only gives the key Enter its meaning.
   */
  private static final String SMALL_TARGETS =
      """
      () => {
        const targets =
          "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
        const inSentence = (target) =>
          getComputedStyle(target).display === "inline" &&
          [...target.parentNode.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");
        const forEnter = (target) => target.matches("[aria-hidden=true][tabindex='-1']");
        return [...document.querySelectorAll(targets)]
          .filter((target) => target.checkVisibility())
          .filter((target) => !inSentence(target) && !forEnter(target))
          .map((target) => target.closest("label.choice") ?? target)
          .map((target) => [target.getBoundingClientRect(), target.outerHTML.slice(0, 150)])
          .filter(([box]) => box.width < 24 || box.height < 24)
          .map(([box, name]) => `${box.width} × ${box.height}: ${name}`);
      }
      """;

  /** What sticks out of the window, or is cut off. */
  private static final String OVERFLOWING =
      """
      () => {
        const scrolls = (element) =>
          element !== null &&
          (["auto", "scroll"].includes(getComputedStyle(element).overflowX) ||
            scrolls(element.parentElement));
        const forEars = (element) =>
          element !== null && (element.clientWidth === 1 || forEars(element.parentElement));
        const name = (element) => element.outerHTML.slice(0, 150);
        const root = document.scrollingElement;
        const wrong = [];
        if (root.scrollWidth > innerWidth) {
          wrong.push(`the page is ${root.scrollWidth} wide in a window of ${innerWidth}`);
        }
        for (const element of document.body.querySelectorAll("*")) {
          if (!element.checkVisibility() || element.closest("svg") || forEars(element)) continue;
          if (element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element)) {
            wrong.push("sticks out: " + name(element));
          }
          const cuts = ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
          if (cuts && element.tagName !== "INPUT" && element.scrollWidth > element.clientWidth + 1) {
            wrong.push("is cut off: " + name(element));
          }
        }
        return wrong;
      }
      """;

  private Layout() {}

  static List<?> smallTargets(Page page) {
    return (List<?>) page.evaluate(SMALL_TARGETS);
  }

  static List<?> overflowing(Page page) {
    return (List<?>) page.evaluate(OVERFLOWING);
  }

  /** Sets the size of text that a person chose in the browser, in pixels. */
  static void text(Page page, int size) {
    JsonObject sizes = new JsonObject();
    sizes.addProperty("standard", size);
    sizes.addProperty("fixed", size);
    JsonObject parameters = new JsonObject();
    parameters.add("fontSizes", sizes);
    CDPSession session = page.context().newCDPSession(page);
    session.send("Page.setFontSizes", parameters);
    page.waitForFunction(
        "size => Math.abs(parseFloat(getComputedStyle(document.documentElement).fontSize) / size"
            + " - 1) < 0.2",
        size);
    session.detach();
  }
}
