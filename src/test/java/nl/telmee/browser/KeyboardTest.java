package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.Set;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No finger and no mouse: only Tab, Space, Enter, the arrows, and letters in a field. */
@ExtendWith(Browsers.Given.class)
final class KeyboardTest {
  private static final int MOST_TABS = 40;

  /**
   * What is wrong with how the focus shows (WCAG 2.4.7, 2.4.11), or nothing: no outline around the
   * focused thing or its label, outside the window, or under something else.
   */
  private static final String FOCUS_FAULT =
      """
      () => {
        const focused = document.activeElement;
        if (focused === document.body) return "";
        const name = focused.outerHTML.slice(0, 120);
        const thing = focused.closest("label") ?? focused;
        const outlined = [thing, focused].some((element) => {
          const style = getComputedStyle(element);
          return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        });
        if (!outlined && !focused.matches("[tabindex='-1']")) return "no outline: " + name;
        const box = focused.getBoundingClientRect();
        if (box.width === 0 || box.top < -1 || box.bottom > innerHeight + 1) {
          return `outside the window (${box.top} to ${box.bottom} of ${innerHeight}): ` + name;
        }
        for (const y of [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2]) {
          const hit = document.elementFromPoint((box.left + box.right) / 2, y);
          if (!thing.contains(hit) && !hit?.contains(thing)) {
            return `covered at ${y} by ${hit?.outerHTML.slice(0, 120)}: ` + name;
          }
        }
        return "";
      }
      """;

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {740, 480})
  void theWholePollIsAnsweredByKeyboardAndTheFocusIsAlwaysSeen(int height, Browser browser) {
    String slug = "keys-" + height;
    String poll = SixQuestions.open(node, slug, 5);
    try (Visitor visitor = Visitor.with(node, browser, window(height))) {
      visitor.open("/p/" + slug);
      Page page = visitor.page();
      AnswerForm form = new AnswerForm(page);
      tabTo(page, form.control("Velsen"));
      press(page, "Space");
      goOn(page, form);
      tabTo(page, form.control("Wonen"));
      press(page, "Space");
      tabTo(page, form.control("Iets anders"));
      press(page, "Space");
      goOn(page, form);
      tabTo(page, form.field("which"));
      page.keyboard().type("Meer bomen");
      goOn(page, form);
      tabTo(page, form.control("1"));
      press(page, "Space");
      for (int i = 1; i < 4; i++) {
        press(page, "ArrowRight");
      }
      goOn(page, form);
      tabTo(page, form.raise("Een brug"));
      press(page, "Enter");
      press(page, "Enter");
      goOn(page, form);
      tabTo(page, form.field("hours"));
      page.keyboard().type("3,5");
      tabTo(page, form.button("answer.send"));
      page.keyboard().press("Enter");
      form.isThanked();
    }
    assertThat(Stored.of(node, poll))
        .extracting(Stored::answers)
        .containsExactly(Stored.json(AnswerForm.STORED));
  }

  @Test
  void withShiftAndTabOneGoesBack(Browser browser) {
    SixQuestions.open(node, "backwards", 5);
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/p/backwards");
      Page page = visitor.page();
      AnswerForm form = new AnswerForm(page);
      tabTo(page, form.control("Velsen"));
      press(page, "Space");
      goOn(page, form);
      tabTo(page, form.button("answer.next"));
      tabTo(page, form.button("answer.back"), "Shift+Tab");
      press(page, "Enter");
      form.isAt(1, 5);
      tabTo(page, form.control("Velsen"));
      assertThat(form.control("Velsen")).isChecked();
    }
  }

  @Test
  void everythingOnTheResultsPageIsReachedAndSeen(Browser browser) {
    String poll = SixQuestions.open(node, "keys-results", 5);
    SixQuestions.release(node, poll, 5, AnswerForm.STORED);
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/p/keys-results/results");
      Page page = visitor.page();
      Locator all =
          page.locator("a:visible, button:visible, summary:visible, [tabindex='0']:visible");
      Set<Object> reached = new HashSet<>();
      for (int i = 0; i < all.count(); i++) {
        press(page, "Tab");
        reached.add(page.evaluate("document.activeElement.outerHTML"));
      }
      assertThat(reached)
          .isEqualTo(
              new HashSet<>(
                  (java.util.List<?>)
                      all.evaluateAll("all => all.map((element) => element.outerHTML)")));
    }
  }

  private static Browser.NewContextOptions window(int height) {
    return new Browser.NewContextOptions().setViewportSize(360, height);
  }

  private static void goOn(Page page, AnswerForm form) {
    tabTo(page, form.button("answer.next"));
    press(page, "Enter");
  }

  private static void tabTo(Page page, Locator wanted) {
    tabTo(page, wanted, "Tab");
  }

  private static void tabTo(Page page, Locator wanted, String key) {
    for (int i = 0; i < MOST_TABS; i++) {
      press(page, key);
      if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
        return;
      }
    }
    throw new AssertionError("not reached with " + key + ": " + wanted);
  }

  private static void press(Page page, String key) {
    page.keyboard().press(key);
    assertThat((String) page.evaluate(FOCUS_FAULT)).as("after %s", key).isEmpty();
  }
}
