package nl.telmee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.TestNode;

/**
 * Somebody with a browser of their own: own cookies, own storage. Whatever they do, no page may
 * complain on the console (that is also where a breach of the Content Security Policy shows),
 * throw, or ask anything of another host; {@link #close} fails if one did.
 */
final class Visitor implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final String NETWORK = "Failed to load resource";

  private final String site;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private boolean failuresExpected;
  private boolean leftOpen;

  private Visitor(TestNode node, Browser browser, Browser.NewContextOptions options) {
    site = node.url();
    context = browser.newContext(options.setLocale("nl-NL"));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.onConsoleMessage(this::listen);
    context.onWebError(error -> complaints.add(error.error()));
    context.onRequest(this::watch);
    page = context.newPage();
  }

  static Visitor with(TestNode node, Browser browser, Browser.NewContextOptions options) {
    return new Visitor(node, browser, options);
  }

  static Visitor onPhone(TestNode node, Browser browser) {
    return new Visitor(node, browser, phone());
  }

  static Visitor onDesktop(TestNode node, Browser browser) {
    return new Visitor(node, browser, new Browser.NewContextOptions().setViewportSize(1280, 800));
  }

  static Visitor withoutJavaScript(TestNode node, Browser browser) {
    return new Visitor(node, browser, phone().setJavaScriptEnabled(false));
  }

  /** The small telephone that pages are made for first. */
  static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions().setViewportSize(360, 740).setHasTouch(true);
  }

  private void listen(ConsoleMessage message) {
    boolean network = message.text().startsWith(NETWORK);
    if (message.type().equals("error") && !(network && failuresExpected)) {
      complaints.add(message.text() + " " + message.location());
    }
  }

  private void watch(Request request) {
    String address = request.url();
    if (!address.startsWith(site + "/") && !address.startsWith("data:")) {
      complaints.add("asks another host: " + address);
    }
  }

  /** From now on requests may fail: the test makes them. */
  Visitor expectingFailures() {
    failuresExpected = true;
    return this;
  }

  /**
   * The window stays open until the browser closes: with a request that is held back, closing it
   * can wait for ever.
   */
  Visitor leftOpen() {
    leftOpen = true;
    return this;
  }

  Response open(String path) {
    Response response = page.navigate(site + path);
    assertThat(response).isNotNull();
    return response;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Names of the polls of which the phone still keeps answers. */
  List<?> kept() {
    return (List<?>)
        page.evaluate(
            "Object.keys({ ...localStorage, ...sessionStorage })"
                + ".filter((name) => name.startsWith('telmee:'))");
  }

  @Override
  public void close() {
    if (!leftOpen) {
      context.close();
    }
    assertThat(complaints).isEmpty();
  }
}
