package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.function.Consumer;
import nl.telmee.TestNode;

/**
 * Something there is to see.
 *
 * @param way how a visitor gets there
 */
record View(String name, Consumer<Visitor> way) {
  private static final int K = 5;

  static List<View> all() {
    return List.of(
        at("home", "/"),
        at("first question", "/p/asked"),
        question("multiple choice", 2),
        question("text", 3),
        question("scale", 4),
        question("ranking", 5),
        question("number", 6),
        new View("wrong answer", View::goOnWithoutAnswer),
        new View("form without JavaScript", View::openForm),
        new View("form with errors", View::openFormWithErrors),
        new View("waiting to send", View::waitToSend),
        new View("receipt", View::answer),
        new View("answered already", View::comeAgain),
        at("closed", "/p/closed"),
        at("not yet", "/p/later"),
        at("results to come", "/p/asked/results"),
        at("results", "/p/shown/results"),
        new View("results as tables", View::openTables),
        at("results of a group", "/p/shown/results?by=town&value=velsen"),
        at("results of too few", "/p/shown/results?by=town&value=heemskerk"),
        at("last results", "/p/closed/results"),
        at("hidden results", "/p/hidden/results"),
        at("in English", "/p/asked?lang=en"),
        at("search", "/search"),
        at("search with results", "/search?q=vraag&theme=youth"),
        at("search without results", "/search?q=zwaluwstaart"),
        at("no page", "/p/nothing-here"));
  }

  private static View at(String name, String path) {
    return new View(name, visitor -> visitor.open(path));
  }

  private static View question(String name, int position) {
    return new View(name, visitor -> goTo(visitor, position));
  }

  @Override
  public String toString() {
    return name;
  }

  /** Makes the polls that the views are of. */
  static void prepare(TestNode node) {
    SixQuestions.open(node, "asked", K);
    SixQuestions.schedule(node, "later");
    String shown = SixQuestions.open(node, "shown", K);
    SixQuestions.release(node, shown, K, AnswerForm.STORED);
    String closed = SixQuestions.open(node, "closed", K);
    SixQuestions.release(node, closed, K, AnswerForm.STORED);
    node.close(closed);
    node.openPoll(SixQuestions.body("hidden", K).replace("\"live\"", "\"after-closing\""));
  }

  /** Goes there. */
  void open(Visitor visitor) {
    way.accept(visitor);
  }

  private static AnswerForm start(Visitor visitor) {
    visitor.open("/p/asked");
    return new AnswerForm(visitor.page());
  }

  /** Answers, and goes back to a question. */
  private static void goTo(Visitor visitor, int question) {
    AnswerForm form = start(visitor);
    form.fillIn();
    for (int i = 6; i > question; i--) {
      form.back();
    }
    form.isAt(question, 6);
  }

  private static void goOnWithoutAnswer(Visitor visitor) {
    AnswerForm form = start(visitor);
    form.next();
    assertThat(form.error("town")).not().isEmpty();
  }

  private static void openForm(Visitor visitor) {
    visitor.page().route("**/answer.js", Route::abort);
    visitor.open("/p/asked");
    assertThat(visitor.page().locator(".question:visible")).hasCount(6);
  }

  private static void openFormWithErrors(Visitor visitor) {
    openForm(visitor);
    AnswerForm form = new AnswerForm(visitor.page());
    form.field("hours").fill("many");
    form.send();
    form.isHeadedAlso("answer.wrong.many", 3);
  }

  private static void waitToSend(Visitor visitor) {
    AnswerForm form = start(visitor);
    form.fillIn();
    visitor.context().setOffline(true);
    form.send();
    form.isWaiting("answer.offline");
  }

  private static void answer(Visitor visitor) {
    AnswerForm form = start(visitor);
    form.fillIn();
    form.send();
    form.isThanked();
  }

  private static void comeAgain(Visitor visitor) {
    answer(visitor);
    visitor.open("/p/asked");
  }

  private static void openTables(Visitor visitor) {
    visitor.open("/p/shown/results");
    for (var details : visitor.page().locator("details").all()) {
      details.locator("summary").click();
    }
    assertThat(visitor.page().locator("table:visible")).hasCount(5);
  }
}
