package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/** The results page in Dutch, as somebody looks at it. */
record ResultsView(Page page) {
  static final Words WORDS = Words.of(Language.NL);

  /** Counts what came over the stream, before the page itself hears of it. */
  static final String LISTENING =
      """
      window.heard = 0;
      window.EventSource = class extends EventSource {
        constructor(address) {
          super(address);
          this.addEventListener("results", (event) => window.heard = Number(event.lastEventId));
        }
      };
      """;

  Locator chip() {
    return page.locator("[data-chip]");
  }

  Locator bar(String question, String option) {
    return page.locator(
        "[data-question=%s] [data-bars] [data-option=%s] rect".formatted(question, option));
  }

  Locator tab(String group) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(group).setExact(true));
  }

  Locator received() {
    return page.locator("[data-received]");
  }

  Locator pause() {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(WORDS.say("results.pause")));
  }

  void isLive(int version) {
    assertThat(chip()).hasText(WORDS.say("results.chip.live", version));
  }

  /** Waits until the stream has brought a version, whether or not the page shows it. */
  void hasHeardOf(int version) {
    page.waitForFunction("version => window.heard >= version", version);
  }

  /** The figures are exactly these of the API, in the drawing and in the tables. */
  void shows(JsonNode questions) {
    shows(new Chart.Expected(questions, false));
  }

  /** The same for what the API says of one group. */
  void showsGroup(JsonNode questions) {
    shows(new Chart.Expected(questions, true));
  }

  private void shows(Chart.Expected expected) {
    assertThat(Chart.bars(page)).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected.bars());
    assertThat(Chart.rows(page)).containsExactlyInAnyOrderElementsOf(expected.rows());
  }

  /** It says so, and shows no figure. */
  void saysThereAreTooFew() {
    String words = WORDS.say("results.few");
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words)))
        .isVisible();
    assertThat(page.locator("[data-question], rect, [data-share], table")).hasCount(0);
  }

  /** Puts something on the page that is gone when it is loaded again. */
  void mark() {
    page.evaluate("window.marked = true");
  }

  boolean isMarked() {
    return (boolean) page.evaluate("window.marked === true");
  }
}
