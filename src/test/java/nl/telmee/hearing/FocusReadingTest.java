package nl.telmee.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a member of the focus group reads by the link, and what the page does not take. */
final class FocusReadingTest {
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

  private static String page(Course course) {
    return node.get(course.focus(), "Accept-Language", "nl").body();
  }

  /** At the review, with nothing judged yet. */
  private static Course unjudged(String slug) {
    Course course = new Course(node, village, slug).until(Step.REVIEW);
    village.change(
        "update trajectory set content = content - 'review' where id = '" + course.id() + "'");
    return course;
  }

  private static HttpResponse<String> judge(Course course, String... fields) {
    return course.focus("/_judge", fields);
  }

  @Test
  void allThatTheGroupWorksOnStandsOnThePage() {
    assertThat(page(unjudged("reads")))
        .containsSubsequence(
            "Doel van het beleid",
            "Meedenken",
            "Wat staat al vast?",
            "Wie zitten er in de focusgroep?",
            "Participatiewaaier",
            "Jongeren",
            "via scholen en clubs in de buurt",
            "De vraag aan inwoners",
            "Avond in het buurthuis",
            "De speelplek is te donker.",
            "Het verslag",
            "Wat vinden jullie van het verslag?");
  }

  @Test
  void aRemarkIsMadeAboutEveryPart() {
    Course course = new Course(node, village, "remarks").until(Step.GOAL);
    assertThat(page(course)).contains("?about=goal#remarks", "?about=subject#remarks");
    assertThat(node.get(course.focus() + "?about=influence", "Accept-Language", "nl").body())
        .contains("<option value=\"influence\" selected>");

    for (String about :
        new String[] {"subject", "influence", "goal", "stakeholders", "approach", "planning"}) {
      assertThat(
              course
                  .focus("/_remark", "about", about, "text", "Over " + about + ".", "seen", "")
                  .statusCode())
          .isEqualTo(303);
    }
    assertThat(page(course)).contains("Over stakeholders.", "Over influence.");
  }

  @Test
  void nobodyIsThankedForNothing() {
    Course course = unjudged("nothing");

    HttpResponse<String> nothing =
        judge(course, "note", "Mooi werk.", "communication", "", "seen", "");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(nothing.body()).contains("Oordeel: vul dit in.", "Mooi werk.");
    assertThat(course.view().has("review")).isFalse();
  }

  @Test
  void whoDisagreesIsAskedWhyAndKeepsWhatWasTyped() {
    Course course = unjudged("disagrees");
    assertThat(page(course)).contains("Wie het er niet helemaal mee eens is, zegt waarom.");

    for (String judgement : new String[] {"disagrees", "agrees-with-remarks"}) {
      HttpResponse<String> refused =
          judge(course, "judgement", judgement, "note", "Nee.", "communication", "", "seen", "");
      assertThat(refused.statusCode()).as(judgement).isEqualTo(400);
      assertThat(refused.body())
          .contains("Waarom: leg uit waarom, in een paar zinnen.", "Nee.")
          .contains("value=\"" + judgement + "\" checked");
    }
  }

  @Test
  void whoIsSecondReadsWhatTheFirstWroteAndKeepsTheOwnText() {
    Course course = unjudged("both");
    judge(
        course,
        "judgement",
        "agrees-with-remarks",
        "note",
        "Het klopt, maar de bankjes missen we.",
        "communication",
        "",
        "seen",
        "");

    HttpResponse<String> second =
        judge(
            course,
            "judgement",
            "disagrees",
            "note",
            "Dit is een heel ander verhaal dan wat wij hoorden.",
            "communication",
            "",
            "seen",
            "");

    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(second.body())
        .containsSubsequence(
            "Dit schreef iemand anders intussen",
            "Het klopt, maar de bankjes missen we.",
            "Dit is een heel ander verhaal dan wat wij hoorden.");
  }

  @Test
  void lookingBackOnNothingIsRefused() {
    Course course = new Course(node, village, "empty").until(Step.DECISION).decided();
    village.send(
        course.desk("/feedback"),
        village.editor().cookies(),
        "findings",
        Course.FINDING,
        "text",
        Course.SAYS,
        "sure",
        "yes",
        "seen",
        "");
    course.put("POST", course.office(), "/steps/decision/_complete", "{}");

    HttpResponse<String> refused =
        course.focus("/_evaluate", "contribution", "", "recommendations", "", "seen", "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Wat het meepraten opleverde: vul dit in.");
  }
}
