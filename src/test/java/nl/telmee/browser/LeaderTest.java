package nl.telmee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.hearing.Course;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A project leader goes all the way in a browser, from the plan to the end of the trajectory. */
@ExtendWith(Browsers.Given.class)
final class LeaderTest {
  private static TestNode node;
  private static Village village;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    village = new Village(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aProjectLeaderGoesOnUntilTheTrajectoryIsFinished(Browser browser) {
    Course course = new Course(node, village, "tot-het-eind").until(Step.APPROACH);
    try (Visitor leader = Visitor.withoutJavaScript(node, browser).expectingFailures()) {
      leader.open("/staff/sign-in");
      new Leader(leader.page(), course).goesOn();
    }
  }

  /** What the leader does, on one page after the other. */
  private record Leader(Page page, Course course) {
    private void goesOn() {
      signIn();
      stepIsDone("Vraag en aanpak");
      plansAnEvening();
      writesWhatCameOfIt();
      wordsAFinding();
      reports();
      takesTheReportBackAndCorrectsTheFinding();
      othersJudgeAndDecide();
      tellsWhatWasDecided();
      looksBackAndImproves();
      finishes();
    }

    private void signIn() {
      page.fill("[name=email]", village.editor().email());
      page.fill("[name=password]", TestNode.ADMIN_PASSWORD);
      page.locator("main button").click();
      page.waitForURL("**/staff");
    }

    private void press(String name) {
      page.locator("main")
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
          .click();
    }

    private void go(String part) {
      page.navigate(page.url().replaceFirst("/staff(/.*)?$", course.desk(part)));
    }

    /** Says that the step of now is done, and sees that it is. */
    private void stepIsDone(String step) {
      go("");
      assertThat(page.locator(".card.now h2")).hasText(step);
      press("Deze stap is klaar");
      assertThat(page.locator("[role=status]")).hasText("De stap is klaar.");
    }

    private void plansAnEvening() {
      go("/activities/new?form=meeting");
      page.fill("#f-title", "Avond in het buurthuis");
      page.fill("#f-on", "2026-11-10");
      press("Bewaar");
      assertThat(page.locator("main")).containsText("Avond in het buurthuis");
      stepIsDone("Voorbereiden");
    }

    private void writesWhatCameOfIt() {
      go("/activities");
      page.getByText("Avond in het buurthuis").first().click();
      page.fill("#f-people", "20");
      page.fill("#f-notes", "Bijna iedereen wil een lamp bij de speelplek.");
      press("Bewaar");
      stepIsDone("Meepraten");
    }

    private void wordsAFinding() {
      go("/findings");
      page.locator("a[href*='/findings/new']").first().click();
      page.fill("#f-text", "De speelplek is te donker.");
      page.fill("#f-proposal", "Hang een lamp op waar de kinderen spelen.");
      press("Bewaar");
      assertThat(page.locator("article.card")).containsText("De speelplek is te donker.");
    }

    private void reports() {
      go("/sections/stakeholders");
      page.locator("fieldset:has(input[value=young-people]) select").selectOption("reached");
      press("Bewaar");
      go("/sections/report");
      page.fill("#f-summary", Course.SAYS);
      page.fill("#f-clientPerspective", Course.SAYS);
      page.fill("#f-reaction", Course.SAYS);
      press("Bewaar");
      stepIsDone("Verslag");
    }

    private void takesTheReportBackAndCorrectsTheFinding() {
      go("");
      Locator back = page.locator("details:has(form[action$='/steps/report/_take-back'])");
      back.locator("summary").click();
      back.locator("textarea").fill("foutje");
      back.locator("button").click();
      assertThat(page.locator("[role=alert]")).containsText("Geef een reden die echt iets zegt");
      assertThat(back.locator("textarea")).hasValue("foutje");
      back.locator("textarea").fill("In de bevinding staat niet om welke speelplek het gaat.");
      back.locator("button").click();
      assertThat(page.locator(".card.now h2")).hasText("Verslag");

      go("/findings");
      page.getByText("Verbeter deze bevinding").first().click();
      page.fill("#f-text", "De speelplek bij de kerk is te donker.");
      page.fill("#f-why", "Er zijn twee speelplekken, dus dit moest erbij.");
      press("Bewaar");
      assertThat(page.locator("article.card")).containsText("De speelplek bij de kerk");
      stepIsDone("Verslag");
    }

    /** The focus group by its link, and the alderman's office: the leader cannot do it for them. */
    private void othersJudgeAndDecide() {
      go("");
      assertThat(page.locator(".card.now")).containsText("Dat de stap klaar is, zegt: focusgroep");
      course.focus("/_judge", "judgement", "agrees", "note", "", "communication", "", "seen", "");
      course.focus("/_finish", "step", "review", "seen", "");
      String finding = course.view().path("findings").path(0).path("id").asText();
      course.put(
          "PUT",
          course.office(),
          "/items/decisions/" + finding,
          "{\"outcome\":\"adopted\",\"reason\":\"%s\"}".formatted(Course.SAYS));
    }

    private void tellsWhatWasDecided() {
      go("/feedback");
      page.getByLabel("Ik heb het nagelezen").check();
      press("Vertel het nu");
      assertThat(page.locator("article.card")).containsText("De speelplek bij de kerk");
      course.put("POST", course.office(), "/steps/decision/_complete", "{}");
    }

    private void looksBackAndImproves() {
      go("/sections/evaluation");
      page.fill("#f-contribution", Course.SAYS);
      page.locator("#f-scores select").first().selectOption("4");
      page.locator("#f-recommendations textarea")
          .first()
          .fill("Vraag het een volgende keer eerder.");
      press("Bewaar");
      stepIsDone("Terugkijken");
      course.put("PUT", village.member(), "/sections/later-advice", laterAdvice());
      course.put("POST", village.member(), "/steps/later-advice/_complete", "{}");

      go("/improvements/new");
      page.fill("#f-text", "De lamp ophangen.");
      page.fill("#f-owner", "beheer openbare ruimte");
      page.fill("#f-dueOn", "2027-06-01");
      page.locator("input[name=standing][value=in-motion]").check();
      press("Bewaar");
      stepIsDone("Beter maken");
    }

    private static String laterAdvice() {
      return "{\"text\":\"%s\"}".formatted(Course.SAYS);
    }

    private void finishes() {
      press("Rond het traject af");
      assertThat(page.locator("main .chip").first()).hasText("Afgerond");
      page.getByText("Bekijk de openbare pagina").first().click();
      assertThat(page.locator("main")).containsText("De speelplek bij de kerk is te donker.");
    }
  }
}
