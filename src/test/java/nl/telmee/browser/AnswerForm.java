package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/** The answer page of {@link SixQuestions} in Dutch, as a person with JavaScript uses it. */
record AnswerForm(Page page) {
  static final Words WORDS = Words.of(Language.NL);

  /** What {@link #fillIn} means, as it is stored. */
  static final String STORED =
      """
      {"town":"velsen","themes":["homes","other"],"which":"Meer bomen","listens":4,\
      "order":["c","a","b"],"hours":3.5}\
      """;

  Locator button(String word) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(WORDS.say(word)).setExact(true));
  }

  Locator question(String id) {
    return page.locator(".question[data-id=" + id + "]");
  }

  /** The choice, the step or the field with a name. */
  Locator control(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  Locator raise(String option) {
    String name = WORDS.say("answer.up") + ": " + option;
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** The field of a question to write in. */
  Locator field(String question) {
    return question(question).locator(".field");
  }

  /** The place of an option in an order, without JavaScript. */
  Locator place(String option) {
    return page.locator("label.row", new Page.LocatorOptions().setHasText(option))
        .locator("select");
  }

  Locator error(String question) {
    return question(question).locator(".error");
  }

  Locator notice() {
    return page.locator(".notice");
  }

  void next() {
    button("answer.next").click();
  }

  void back() {
    button("answer.back").click();
  }

  /** Which question is shown, and that no other is. */
  void isAt(int place, int all) {
    assertThat(page.locator(".question:visible")).hasCount(1);
    assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(place(place, all))))
        .isVisible();
  }

  private static String place(int place, int all) {
    return WORDS.say("answer.place", place, all);
  }

  /** Answers every question and stays at the last one. */
  void fillIn() {
    control("Velsen").check();
    next();
    control("Wonen").check();
    control("Iets anders").check();
    next();
    field("which").fill("Meer bomen");
    next();
    control("4").check();
    next();
    raise("Een brug").click();
    raise("Een brug").click();
    next();
    field("hours").fill("3,5");
  }

  void send() {
    button("answer.send").click();
  }

  /** The page says why the response is not sent, and that it is kept. */
  void isWaiting(String why) {
    assertThat(notice()).containsText(WORDS.say(why));
    assertThat(notice()).containsText(WORDS.say("answer.keep-or-return"));
    assertThat(button("answer.try-now")).isVisible();
  }

  void isThanked() {
    assertThat(page).hasURL(Pattern.compile("/p/[^/]+/receipt/"));
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText(WORDS.say("receipt.thanks"));
  }

  void isHeadedAlso(String word, Object... arguments) {
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(2)).first())
        .hasText(WORDS.say(word, arguments));
  }

  void isHeaded(String word) {
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText(WORDS.say(word));
  }
}
