package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the first visit of the answer page costs: little enough for one round trip. */
@ExtendWith(Browsers.Given.class)
final class WeightTest {
  private static final String PAGE = "/p/meepraten-2026";
  private static final int MOST_BYTES = 14 * 1024;

  /** Addresses of what must have come before the page is drawn, the page itself included. */
  private static final String BLOCKING =
      """
      () => performance.getEntries()
        .filter((entry) => entry.entryType === "navigation" || entry.renderBlockingStatus === "blocking")
        .map((entry) => entry.name)
      """;

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.startWithDemo();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  @SuppressWarnings("SystemOut") // The number is worth seeing, also while it is low enough.
  void theFirstVisitWeighsAtMostFourteenKilobytes(Browser browser) {
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      Map<String, Long> weights = weigh(visitor);
      long total = weights.values().stream().mapToLong(Long::longValue).sum();
      System.out.printf("First visit of %s: %d bytes, %s%n", PAGE, total, weights.values());
      // The page, its style sheet, and the module with its controls.
      assertThat(weights).hasSize(4);
      assertThat(weights.values()).allMatch(bytes -> bytes > 500);
      // An icon of its own would be one more request.
      assertThat(visitor.page().locator("link[rel=icon]"))
          .hasAttribute("href", Pattern.compile("^data:"));
      assertThat(total).isLessThanOrEqualTo(MOST_BYTES);
    }
  }

  /** Bytes that came for each address, headers included. */
  private static Map<String, Long> weigh(Visitor visitor) {
    Map<String, String> addresses = new LinkedHashMap<>();
    Map<String, Long> weights = new LinkedHashMap<>();
    CDPSession session = visitor.context().newCDPSession(visitor.page());
    session.on(
        "Network.requestWillBeSent",
        event ->
            addresses.put(
                event.get("requestId").getAsString(),
                event.getAsJsonObject("request").get("url").getAsString()));
    session.on(
        "Network.loadingFinished",
        event ->
            weights.put(
                addresses.get(event.get("requestId").getAsString()),
                event.get("encodedDataLength").getAsLong()));
    session.send("Network.enable", new JsonObject());
    visitor.open(PAGE);
    visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
    weights.keySet().removeIf(address -> address.startsWith("data:"));
    return weights;
  }

  @Test
  void onlyThePageAndItsStylesComeBeforeItIsDrawn(Browser browser) {
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open(PAGE);
      List<?> blocking = (List<?>) visitor.page().evaluate(BLOCKING);
      assertThat(blocking).hasSize(2);
      assertThat(blocking.get(0)).asString().endsWith(PAGE);
      assertThat(blocking.get(1)).asString().endsWith("/answer.css");
    }
  }

  @Test
  void thePageIsOfUseWhileItsScriptIsStillOnItsWay(Browser browser) {
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      List<Route> underWay = new ArrayList<>();
      Page page = visitor.page();
      page.route("**/answer.js", underWay::add);
      page.navigate(
          node.url() + PAGE, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
      page.getByLabel("Velsen").check();
      assertThat(page.locator(".question:visible")).hasCount(8);
      page.waitForCondition(() -> underWay.size() == 1);
      underWay.getFirst().resume();
      // The script comes, and what was chosen stays chosen.
      assertThat(page.locator(".question:visible")).hasCount(1);
      assertThat(page.getByLabel("Velsen")).isChecked();
    }
  }
}
