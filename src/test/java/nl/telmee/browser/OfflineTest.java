package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever the network does, a response is sent until it is stored, and it is stored once. */
@ExtendWith(Browsers.Given.class)
final class OfflineTest {
  private static final String TARGET = "**/api/v1/polls/*/responses";
  private static final int NO_ANSWER_MILLIS = 10_000;

  /** Longer than the page waits after its first tries. */
  private static final int A_WHILE_MILLIS = 30_000;

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void whatIsSentOfflineIsKeptAndSentOnceOnline(Browser browser) {
    String poll = SixQuestions.open(node, "offline", 1);
    try (Visitor visitor = Visitor.onPhone(node, browser).expectingFailures().leftOpen()) {
      AnswerForm form = filledIn(visitor, "offline");
      // So that it is the connection that comes back, and not a timer, what makes the page send.
      visitor.page().clock().pauseAt(System.currentTimeMillis() + A_WHILE_MILLIS);
      visitor.context().setOffline(true);
      form.send();
      form.isWaiting("answer.offline");
      assertThat(Stored.of(node, poll)).isEmpty();
      String key = keptKey(visitor.page(), poll);
      visitor.context().setOffline(false);
      form.isThanked();
      isStoredOnce(poll, key);
    }
  }

  @Test
  void aBusyServerIsAskedAgainUntilItTakesTheResponse(Browser browser) {
    String poll = SixQuestions.open(node, "busy", 1);
    try (Visitor visitor = Visitor.onPhone(node, browser).expectingFailures().leftOpen()) {
      AnswerForm form = filledIn(visitor, "busy");
      List<String> sent = new ArrayList<>();
      visitor
          .page()
          .route(
              TARGET,
              route -> {
                sent.add(route.request().postData());
                if (sent.size() <= 2) {
                  route.fulfill(busy());
                } else {
                  route.resume();
                }
              });
      form.send();
      form.isWaiting("answer.busy");
      String key = keptKey(visitor.page(), poll);
      visitor.page().clock().fastForward(A_WHILE_MILLIS);
      visitor.page().waitForCondition(() -> sent.size() == 2);
      form.isWaiting("answer.busy");
      visitor.page().clock().fastForward(A_WHILE_MILLIS);
      form.isThanked();
      assertThat(sent).hasSize(3).allMatch(body -> body.equals(sent.getFirst()));
      isStoredOnce(poll, key);
    }
  }

  private static Route.FulfillOptions busy() {
    return new Route.FulfillOptions()
        .setStatus(503)
        .setHeaders(Map.of("Retry-After", "1", "Content-Type", "application/problem+json"))
        .setBody("{\"status\":503,\"title\":\"Busy\",\"detail\":\"Try again\"}");
  }

  @Test
  void aServerThatDoesNotAnswerIsAskedAgain(Browser browser) {
    String poll = SixQuestions.open(node, "silent", 1);
    try (Visitor visitor = Visitor.onPhone(node, browser).expectingFailures().leftOpen()) {
      AnswerForm form = filledIn(visitor, "silent");
      List<Route> unanswered = new ArrayList<>();
      hinder(visitor, unanswered::add);
      form.send();
      assertThat(form.notice()).hasText(AnswerForm.WORDS.say("answer.sending"));
      visitor.page().waitForCondition(() -> unanswered.size() == 1);
      visitor.page().clock().fastForward(NO_ANSWER_MILLIS);
      form.isWaiting("answer.offline");
      String key = keptKey(visitor.page(), poll);
      visitor.page().unroute(TARGET);
      visitor.page().clock().fastForward(A_WHILE_MILLIS);
      form.isThanked();
      isStoredOnce(poll, key);
    }
  }

  @Test
  void aResponseWhoseAcknowledgementWasLostIsStoredOnce(Browser browser) {
    String poll = SixQuestions.open(node, "lost", 1);
    try (Visitor visitor = Visitor.onPhone(node, browser).expectingFailures().leftOpen()) {
      AnswerForm form = filledIn(visitor, "lost");
      hinder(visitor, route -> deliverAndLoseTheAnswer(route, poll));
      form.send();
      form.isWaiting("answer.offline");
      String key = keptKey(visitor.page(), poll);
      isStoredOnce(poll, key);
      visitor.page().unroute(TARGET);
      visitor.page().clock().fastForward(A_WHILE_MILLIS);
      form.isThanked();
      isStoredOnce(poll, key);
    }
  }

  private static void deliverAndLoseTheAnswer(Route route, String poll) {
    var answer =
        node.post(
            "/api/v1/polls/" + poll + "/responses",
            "application/json",
            route.request().postDataBuffer());
    assertThat(answer.statusCode()).isEqualTo(201);
    route.abort("connectionreset");
  }

  @Test
  void whoTriesNowDoesNotHaveToWait(Browser browser) {
    String poll = SixQuestions.open(node, "now", 1);
    try (Visitor visitor = Visitor.onPhone(node, browser).expectingFailures().leftOpen()) {
      AnswerForm form = filledIn(visitor, "now");
      hinder(visitor, Route::abort);
      form.send();
      form.isWaiting("answer.offline");
      String key = keptKey(visitor.page(), poll);
      visitor.page().unroute(TARGET);
      form.button("answer.try-now").click();
      form.isThanked();
      isStoredOnce(poll, key);
    }
  }

  @Test
  void afterAReloadAResponseThatWaitsIsSent(Browser browser) {
    String poll = SixQuestions.open(node, "reload", 1);
    try (Visitor visitor = Visitor.onPhone(node, browser).expectingFailures().leftOpen()) {
      AnswerForm form = filledIn(visitor, "reload");
      hinder(visitor, Route::abort);
      form.send();
      form.isWaiting("answer.offline");
      String key = keptKey(visitor.page(), poll);
      visitor.page().reload();
      form.isWaiting("answer.offline");
      assertThat(keptKey(visitor.page(), poll)).isEqualTo(key);
      visitor.page().unroute(TARGET);
      visitor.page().reload();
      form.isThanked();
      isStoredOnce(poll, key);
    }
  }

  @Test
  void aNewTabTakesOverWhatWaitsInAnother(Browser browser) {
    String poll = SixQuestions.open(node, "tabs", 1);
    try (Visitor visitor = Visitor.onPhone(node, browser).expectingFailures().leftOpen()) {
      AnswerForm form = filledIn(visitor, "tabs");
      hinder(visitor, Route::abort);
      form.send();
      form.isWaiting("answer.offline");
      String key = keptKey(visitor.page(), poll);
      Page tab = visitor.context().newPage();
      tab.navigate(node.url() + "/p/tabs");
      new AnswerForm(tab).isThanked();
      form.isHeaded("closed.answered");
      isStoredOnce(poll, key);
    }
  }

  /** Makes the page's requests to send end as the test wants. */
  private static void hinder(Visitor visitor, Consumer<Route> end) {
    visitor.page().route(TARGET, end);
  }

  /** Time runs as usual until a test moves the clock on. */
  private static AnswerForm filledIn(Visitor visitor, String slug) {
    visitor.page().clock().install();
    visitor.open("/p/" + slug);
    AnswerForm form = new AnswerForm(visitor.page());
    form.fillIn();
    return form;
  }

  /** The key under which the page keeps and sends the response. */
  private static String keptKey(Page page, String poll) {
    return (String) page.evaluate("id => JSON.parse(localStorage['telmee:' + id]).key", poll);
  }

  private static void isStoredOnce(String poll, String key) {
    assertThat(Stored.of(node, poll)).extracting(Stored::key).containsExactly(key);
    assertThat(Stored.counted(node, poll)).isEqualTo(1);
  }
}
