package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Browsers.Given.class)
final class AnswerTest {
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
  void aPersonAnswersOneQuestionAtATimeAndIsThanked(Browser browser) {
    String poll = SixQuestions.open(node, "whole", 5);
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/p/whole");
      AnswerForm form = new AnswerForm(visitor.page());
      form.isAt(1, 5);
      form.fillIn();
      form.isAt(6, 6);
      assertThat(visitor.kept()).hasSize(1);
      form.send();
      form.isThanked();
      assertThat(visitor.kept()).isEmpty();
    }
    assertThat(Stored.of(node, poll))
        .extracting(Stored::answers)
        .containsExactly(Stored.json(AnswerForm.STORED));
  }

  @Test
  void aQuestionIsAskedOnlyAfterTheAnswersThatCallForIt(Browser browser) {
    String poll = SixQuestions.open(node, "condition", 5);
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/p/condition");
      AnswerForm form = new AnswerForm(visitor.page());
      form.fillIn();
      for (int i = 0; i < 4; i++) {
        form.back();
      }
      form.isAt(2, 6);
      form.control("Iets anders").uncheck();
      form.isAt(2, 5);
      form.next();
      assertThat(form.question("listens")).isVisible();
      form.next();
      form.next();
      form.send();
      form.isThanked();
    }
    assertThat(Stored.of(node, poll))
        .singleElement()
        .satisfies(stored -> assertThat(stored.answers().has("which")).isFalse());
  }

  @Test
  void goingBackAndReloadingLoseNothing(Browser browser) {
    SixQuestions.open(node, "kept", 5);
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/p/kept");
      AnswerForm form = new AnswerForm(visitor.page());
      form.fillIn();
      visitor.page().reload();
      form.isAt(6, 6);
      assertThat(form.field("hours")).hasValue("3,5");
      form.back();
      assertThat(form.question("order").locator("li").first()).containsText("Een brug");
      form.back();
      assertThat(form.control("4")).isChecked();
      visitor.page().goBack();
      assertThat(form.field("which")).hasValue("Meer bomen");
      form.back();
      assertThat(form.control("Wonen")).isChecked();
      assertThat(form.control("Bussen")).not().isChecked();
      assertThat(form.control("Iets anders")).isChecked();
    }
  }

  @Test
  void aWrongAnswerIsExplainedBesideItsQuestion(Browser browser) {
    SixQuestions.open(node, "wrong", 5);
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/p/wrong");
      AnswerForm form = new AnswerForm(visitor.page());
      form.next();
      form.isAt(1, 5);
      assertThat(form.error("town")).hasText(AnswerForm.WORDS.say("answer.rule.one"));
      form.control("Velsen").check();
      assertThat(form.error("town")).isEmpty();
      form.next();
      for (String choice : List.of("Wonen", "Bussen", "Iets anders")) {
        form.control(choice).check();
      }
      assertThat(form.error("themes")).hasText(AnswerForm.WORDS.say("answer.rule.between", 1, 2));
    }
  }

  @Test
  void withoutJavaScriptItIsOneFormThatKeepsWhatWasTyped(Browser browser) {
    String poll = SixQuestions.open(node, "form", 5);
    try (Visitor visitor = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      visitor.open("/p/form");
      AnswerForm form = new AnswerForm(visitor.page());
      assertThat(visitor.page().locator(".question:visible")).hasCount(6);
      fillInForm(form);
      form.field("hours").fill("200");
      form.send();
      form.isHeadedAlso("answer.wrong.many", 2);
      assertThat(form.error("town")).hasText(AnswerForm.WORDS.say("wrong.required"));
      assertThat(form.error("hours")).hasText(AnswerForm.WORDS.say("wrong.out-of-range", 0, 168));
      assertThat(form.error("themes")).isEmpty();
      isStillFilledIn(form);
      form.control("Velsen").check();
      form.field("hours").fill("3,5");
      form.send();
      form.isThanked();
    }
    assertThat(Stored.of(node, poll))
        .extracting(Stored::answers)
        .containsExactly(Stored.json(AnswerForm.STORED));
  }

  private static void fillInForm(AnswerForm form) {
    form.control("Wonen").check();
    form.control("Iets anders").check();
    form.field("which").fill("Meer bomen");
    form.control("4").check();
    form.place("Een park").selectOption("2");
    form.place("Een plein").selectOption("3");
    form.place("Een brug").selectOption("1");
  }

  private static void isStillFilledIn(AnswerForm form) {
    assertThat(form.control("Wonen")).isChecked();
    assertThat(form.control("Bussen")).not().isChecked();
    assertThat(form.control("Iets anders")).isChecked();
    assertThat(form.field("which")).hasValue("Meer bomen");
    assertThat(form.control("4")).isChecked();
    assertThat(form.place("Een park")).hasValue("2");
    assertThat(form.place("Een plein")).hasValue("3");
    assertThat(form.place("Een brug")).hasValue("1");
    assertThat(form.field("hours")).hasValue("200");
  }

  @Test
  void whoComesASecondTimeReadsThatTheyHaveAnswered(Browser browser) {
    SixQuestions.open(node, "twice", 5);
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/p/twice");
      AnswerForm form = new AnswerForm(visitor.page());
      form.fillIn();
      form.send();
      form.isThanked();
      String receipt = visitor.page().url();
      visitor.open("/p/twice");
      form.isHeaded("closed.answered");
      assertThat(visitor.page().locator("form")).hasCount(0);
      visitor.page().getByText(AnswerForm.WORDS.say("closed.receipt")).click();
      assertThat(visitor.page()).hasURL(receipt);
    }
  }

  @Test
  void aPollThatHasClosedSaysSoAndOffersItsResults(Browser browser) {
    String poll = SixQuestions.open(node, "closed", 5);
    node.close(poll);
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/p/closed");
      new AnswerForm(visitor.page()).isHeaded("closed.closed");
      visitor.page().getByText(AnswerForm.WORDS.say("closed.results")).click();
      assertThat(visitor.page()).hasURL(node.url() + "/p/closed/results");
    }
  }

  @Test
  void whoSendsToAPollThatClosedMeanwhileIsTold(Browser browser) {
    String poll = SixQuestions.open(node, "meanwhile", 5);
    try (Visitor visitor = Visitor.onPhone(node, browser).expectingFailures()) {
      visitor.open("/p/meanwhile");
      AnswerForm form = new AnswerForm(visitor.page());
      form.fillIn();
      node.close(poll);
      form.send();
      form.isHeaded("closed.closed");
      assertThat(visitor.kept()).isEmpty();
    }
    assertThat(Stored.of(node, poll)).isEmpty();
  }

  @Test
  void aPollThatOpensLaterSaysWhen(Browser browser) {
    SixQuestions.schedule(node, "later");
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/p/later");
      new AnswerForm(visitor.page()).isHeaded("closed.not-yet");
      assertThat(visitor.page().locator("main")).containsText("1 januari 2099");
      assertThat(visitor.page().locator("form")).hasCount(0);
    }
  }

  @Test
  void thePageIsInEnglishForWhoAsksForThat(Browser browser) {
    SixQuestions.open(node, "english", 5);
    try (Visitor visitor = Visitor.onPhone(node, browser)) {
      visitor.open("/p/english?lang=en");
      Page page = visitor.page();
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("A poll");
      assertThat(page.getByText("Where do you live?")).isVisible();
      Locator next = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next"));
      page.getByLabel("Velsen").check();
      next.click();
      assertThat(page.getByText("What matters?")).isVisible();
      // The choice of language holds for the next visit.
      visitor.open("/p/english");
      assertThat(page.locator("html")).hasAttribute("lang", "en");
    }
  }

  private static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }
}
