package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody watches the results while others answer. */
@ExtendWith(Browsers.Given.class)
final class LiveTest {
  private static final int K = 5;
  private static final String HOMES =
      """
      {"town":"velsen","themes":["homes"],"listens":5,"order":["a","b","c"],"hours":2}\
      """;
  private static final String BUSES =
      """
      {"town":"velsen","themes":["buses","other"],"listens":2,"order":["b","c","a"],"hours":40}\
      """;
  private static final String ELSEWHERE = BUSES.replace("velsen", "heemskerk");

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
  void withTooFewAnswersThereIsNoFigureAndThenThereIs(Browser browser) {
    String poll = SixQuestions.open(node, "few", K);
    try (Visitor watcher = Visitor.onDesktop(node, browser);
        Visitor other = Visitor.onPhone(node, browser)) {
      watcher.open("/p/few/results");
      ResultsView view = new ResultsView(watcher.page());
      assertThat(view.chip()).hasText(ResultsView.WORDS.say("results.chip.waiting"));
      SixQuestions.answer(node, poll, K - 1, HOMES);
      assertThat(view.received()).hasText("4");
      view.saysThereAreTooFew();
      other.open("/p/few");
      AnswerForm form = new AnswerForm(other.page());
      form.fillIn();
      form.send();
      form.isThanked();
      view.isLive(1);
      assertThat(view.received()).hasText("5");
      view.shows(questions(poll));
    }
  }

  @Test
  void barsFiguresAndVersionMoveWithoutAReload(Browser browser) {
    String poll = SixQuestions.open(node, "moving", K);
    SixQuestions.release(node, poll, K, HOMES);
    try (Visitor watcher = Visitor.onDesktop(node, browser)) {
      watcher.open("/p/moving/results");
      ResultsView view = new ResultsView(watcher.page());
      view.isLive(1);
      view.shows(questions(poll));
      view.mark();
      SixQuestions.answer(node, poll, K, BUSES);
      view.isLive(2);
      assertThat(view.received()).hasText("10");
      assertThat(watcher.page().locator("[data-shown]"))
          .hasText(ResultsView.WORDS.count("results.shown", 10));
      assertThat(view.bar("themes", "other")).hasAttribute("width", "50.0%");
      view.shows(questions(poll));
      assertThat(view.isMarked()).isTrue();
    }
  }

  @Test
  void theNumberReceivedRunsAheadOfTheVersion(Browser browser) {
    String poll = SixQuestions.open(node, "ahead", K);
    SixQuestions.release(node, poll, K, HOMES);
    try (Visitor watcher = Visitor.onPhone(node, browser)) {
      watcher.open("/p/ahead/results");
      ResultsView view = new ResultsView(watcher.page());
      view.isLive(1);
      JsonNode before = questions(poll);
      SixQuestions.answer(node, poll, 2, BUSES);
      assertThat(view.received()).hasText("7");
      view.isLive(1);
      view.shows(before);
    }
  }

  @Test
  void aPauseHoldsThePageAndResumingCatchesUp(Browser browser) {
    String poll = SixQuestions.open(node, "pause", K);
    SixQuestions.release(node, poll, K, HOMES);
    try (Visitor watcher = Visitor.onPhone(node, browser)) {
      watcher.page().addInitScript(ResultsView.LISTENING);
      watcher.open("/p/pause/results");
      ResultsView view = new ResultsView(watcher.page());
      JsonNode before = questions(poll);
      view.hasHeardOf(1);
      view.pause().click();
      assertThat(view.pause()).hasAttribute("aria-pressed", "true");
      SixQuestions.answer(node, poll, K, BUSES);
      view.hasHeardOf(2);
      assertThat(view.chip()).hasText(ResultsView.WORDS.say("results.chip.paused", 1));
      assertThat(view.received()).hasText("5");
      view.shows(before);
      view.pause().click();
      view.isLive(2);
      assertThat(view.received()).hasText("10");
      view.shows(questions(poll));
    }
  }

  @Test
  void theTabOfAGroupShowsOnlyThatGroup(Browser browser) {
    String poll = SixQuestions.open(node, "groups", K);
    SixQuestions.release(node, poll, K, ELSEWHERE);
    SixQuestions.answer(node, poll, 2, HOMES);
    SixQuestions.release(node, poll, K - 2, BUSES);
    try (Visitor watcher = Visitor.onDesktop(node, browser)) {
      watcher.page().addInitScript(ResultsView.LISTENING);
      watcher.open("/p/groups/results");
      ResultsView view = new ResultsView(watcher.page());
      view.tab("Velsen").click();
      assertThat(watcher.page()).hasURL(node.url() + "/p/groups/results?by=town&value=velsen");
      JsonNode velsen = group(poll, "velsen");
      view.showsGroup(velsen);
      SixQuestions.answer(node, poll, K, ELSEWHERE);
      view.hasHeardOf(3);
      view.showsGroup(velsen);
      SixQuestions.answer(node, poll, K, HOMES);
      view.isLive(4);
      assertThat(watcher.page().locator("[data-shown]"))
          .hasText(ResultsView.WORDS.count("results.group", 10));
      view.showsGroup(group(poll, "velsen"));
    }
  }

  @Test
  void aGroupWithTooFewAnswersHasNoFigures(Browser browser) {
    String poll = SixQuestions.open(node, "few-there", K);
    SixQuestions.release(node, poll, K, HOMES);
    SixQuestions.answer(node, poll, K - 1, ELSEWHERE);
    try (Visitor watcher = Visitor.onPhone(node, browser)) {
      watcher.open("/p/few-there/results?by=town&value=heemskerk");
      ResultsView view = new ResultsView(watcher.page());
      assertThat(view.received()).hasText("9");
      view.saysThereAreTooFew();
    }
  }

  @Test
  void inAVoteWithoutGroupsEveryAnswerCountsAtOnce(Browser browser) {
    String poll = SixQuestions.open(node, "vote", 1);
    try (Visitor watcher = Visitor.onPhone(node, browser)) {
      watcher.open("/p/vote/results");
      ResultsView view = new ResultsView(watcher.page());
      SixQuestions.answer(node, poll, 1, HOMES);
      view.isLive(1);
      view.shows(questions(poll));
      SixQuestions.answer(node, poll, 1, ELSEWHERE);
      view.isLive(2);
      assertThat(view.received()).hasText("2");
      view.shows(questions(poll));
    }
  }

  @Test
  void withoutJavaScriptTheServerDrawsTheSame(Browser browser) {
    String poll = SixQuestions.open(node, "drawn", K);
    SixQuestions.answer(node, poll, 2, HOMES);
    SixQuestions.release(node, poll, K - 2, BUSES);
    try (Visitor reader = Visitor.withoutJavaScript(node, browser)) {
      reader.open("/p/drawn/results");
      ResultsView view = new ResultsView(reader.page());
      view.isLive(1);
      view.shows(questions(poll));
      assertThat(view.pause()).isHidden();
      SixQuestions.release(node, poll, K, HOMES);
      reader.page().getByText(ResultsView.WORDS.say("results.refresh")).click();
      view.isLive(2);
      view.shows(questions(poll));
    }
  }

  @Test
  void whenThePollClosesThePageSaysSoAndStopsMoving(Browser browser) {
    String poll = SixQuestions.open(node, "closing", K);
    SixQuestions.release(node, poll, K, HOMES);
    try (Visitor watcher = Visitor.onPhone(node, browser)) {
      watcher.open("/p/closing/results");
      ResultsView view = new ResultsView(watcher.page());
      view.isLive(1);
      SixQuestions.answer(node, poll, 2, BUSES);
      node.close(poll);
      String closed = ResultsView.WORDS.say("results.chip.closed");
      assertThat(view.chip()).containsText(closed);
      assertThat(view.pause()).hasCount(0);
      assertThat(watcher.page().getByRole(AriaRole.LINK, named("results.join"))).hasCount(0);
      assertThat(watcher.page().getByText(ResultsView.WORDS.count("results.withheld", 2)))
          .isVisible();
      view.shows(questions(poll));
    }
  }

  private static Page.GetByRoleOptions named(String word) {
    return new Page.GetByRoleOptions().setName(ResultsView.WORDS.say(word));
  }

  private static JsonNode questions(String poll) {
    return node.results(poll).path("questions");
  }

  /** Of one group, without the question that makes the group: the page leaves that out. */
  private static JsonNode group(String poll, String town) {
    for (JsonNode group : node.results(poll).path("breakdowns").path(0).path("groups")) {
      if (group.path("value").asText().equals(town)) {
        ArrayNode questions = group.path("questions").deepCopy();
        questions.remove(0);
        return questions;
      }
    }
    throw new AssertionError("no group " + town);
  }
}
