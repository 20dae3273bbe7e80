package nl.telmee.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A member of the focus group, who has a link and no account. */
final class FocusTest {
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

  private static HttpResponse<String> page(Course course) {
    return node.get(course.focus(), "Accept-Language", "nl");
  }

  @Test
  void theLinkShowsDraftsAndLeavesNoTraceElsewhere() {
    Course course = new Course(node, village, "drafts").until(Step.REPORT);

    HttpResponse<String> page = page(course);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("De speelplek is te donker.", "Het verslag", "nu bezig");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  void aWrongLinkGetsAFriendlyPage() {
    for (String token : new String[] {"wrong", "x".repeat(300)}) {
      HttpResponse<String> page = node.get("/focus/" + token, "Accept-Language", "nl");

      assertThat(page.statusCode()).isEqualTo(410);
      assertThat(page.body()).contains("Deze link werkt niet meer", "projectleider");
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }
    assertThat(
            village.send("/focus/wrong/_remark", "", "about", "report", "text", "x").statusCode())
        .isEqualTo(410);
  }

  @Test
  void aLinkThatWasTakenAwayNoLongerWorks() {
    Course course = new Course(node, village, "gone");
    village.change("delete from trajectory_member where trajectory = '" + course.id() + "'");

    assertThat(page(course).statusCode()).isEqualTo(410);
  }

  @Test
  void aRemarkIsMadeAboutADraft() {
    Course course = new Course(node, village, "remark").until(Step.REPORT);

    assertThat(course.focus("/_remark", "about", "report", "text", "", "seen", "").body())
        .contains("Jouw opmerking: vul dit in.");
    assertThat(
            course
                .focus("/_remark", "about", "report", "text", "Dit mist iets.", "seen", "")
                .statusCode())
        .isEqualTo(303);

    assertThat(page(course).body()).contains("Dit mist iets.", "focusgroep");
    assertThat(course.view().path("remarks").path(0).path("by").asText()).isEqualTo("focus-group");
  }

  @Test
  void theFocusGroupSaysThatTheApproachIsDone() {
    Course course = new Course(node, village, "approach").until(Step.APPROACH);

    assertThat(page(course).body()).contains("Jullie zijn aan zet: Vraag en aanpak", "_finish");
    course.focus("/_finish", "step", "approach", "delivered", "Akkoord.", "seen", "");

    assertThat(course.view().path("steps").toString()).contains("\"note\":\"Akkoord.\"");
  }

  @Test
  void theFocusGroupSharpensTheQuestionAndTheHistorySaysItDid() {
    Course course = new Course(node, village, "sharpen").until(Step.APPROACH);
    String seen = seen(page(course).body(), "approach");

    HttpResponse<String> sent =
        course.focus(
            "/_sharpen",
            "question",
            "Waar is het te donker?",
            "ways",
            "paper",
            "ways",
            "meeting",
            "plan",
            "Wij lopen\r\neen rondje.",
            "seen",
            seen);

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    assertThat(course.view().path("approach").toString())
        .isEqualTo(
            "{\"question\":\"Waar is het te donker?\",\"ways\":[\"meeting\",\"paper\"],"
                + "\"plan\":\"Wij lopen\\neen rondje.\"}");
    String history =
        node.get(
                course.desk("/history"),
                "Cookie",
                village.editor().cookies(),
                "Accept-Language",
                "nl")
            .body();
    assertThat(history).containsPattern("(?s)Vraag en aanpak.{0,200}focusgroep");
  }

  @Test
  void whoSharpensAtTheSameTimeAsTheMunicipalitySeesBothTexts() {
    Course course = new Course(node, village, "at-once").until(Step.APPROACH);
    String seen = seen(page(course).body(), "approach");
    course.put(
        "PUT",
        village.editor(),
        "/sections/approach",
        "{\"question\":\"Van de gemeente?\",\"ways\":[\"poll\"],\"plan\":\"Plan.\"}");

    HttpResponse<String> late =
        course.focus("/_sharpen", "question", "Van ons?", "plan", "Ons plan.", "seen", seen);

    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body())
        .contains("Van de gemeente?", "Van ons?", "Ons plan.", "Er staat nu:")
        .doesNotContain("value=\"poll\" checked");
    String now = seen(late.body(), "approach");
    assertThat(
            course
                .focus("/_sharpen", "question", "Van ons?", "plan", "Ons plan.", "seen", now)
                .statusCode())
        .isEqualTo(303);
    assertThat(course.view().path("approach").path("question").asText()).isEqualTo("Van ons?");
  }

  @Test
  void theApproachIsSharpenedOnlyWhenItIsTheTurnOfTheFocusGroup() {
    Course early = new Course(node, village, "early").until(Step.GOAL);
    Course late = new Course(node, village, "late").until(Step.ORGANISATION);

    assertThat(page(early).body()).doesNotContain("_sharpen");
    assertThat(page(late).body()).doesNotContain("_sharpen");
    assertThat(early.focus("/_sharpen", "question", "Nu al?", "plan", "x", "seen", "").statusCode())
        .isEqualTo(409);
    String seen = "";
    assertThat(late.focus("/_sharpen", "question", "Nog?", "plan", "x", "seen", seen).statusCode())
        .isEqualTo(412);
    assertThat(late.view().path("approach").path("question").asText()).isEqualTo(Course.SAYS);
  }

  @Test
  void whatIsMissingIsSaidBeforeAStepIsDone() {
    Course course = new Course(node, village, "missing").until(Step.REVIEW);
    village.change(
        "update trajectory set content = content - 'review' where id = '" + course.id() + "'");

    assertThat(page(course).body())
        .contains("Voor deze stap moet er nog iets zijn")
        .doesNotContain("_finish");
    HttpResponse<String> refused = course.focus("/_finish", "step", "review", "seen", "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("De focusgroep");
  }

  @Test
  void theReportIsJudgedAndWhoDisagreesSaysWhy() {
    Course course = new Course(node, village, "judged").until(Step.REVIEW);
    String seen = seen(page(course).body(), "review");

    assertThat(
            course
                .focus(
                    "/_judge",
                    "judgement",
                    "disagrees",
                    "note",
                    "Er staat te weinig in.",
                    "communication",
                    "",
                    "seen",
                    seen)
                .statusCode())
        .isEqualTo(303);

    assertThat(course.view().path("review").path("judgement").asText()).isEqualTo("disagrees");
    HttpResponse<String> late = course.focus("/_judge", "judgement", "agrees", "seen", seen);
    assertThat(late.statusCode()).as("somebody of the group was first").isEqualTo(412);
  }

  private static String seen(String page, String form) {
    return page.replaceFirst(
        "(?s).*id=\"" + form + "\".*?name=\"seen\" value=\"([^\"]*)\".*", "$1");
  }

  @Test
  void theFocusGroupLooksBackWithScoresAndRecommendations() {
    Course course = new Course(node, village, "back").until(Step.DECISION).decided();
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

    assertThat(page(course).body()).contains("score-heard", "Jullie zijn aan zet: Terugkijken");
    HttpResponse<String> sent =
        course.focus(
            "/_evaluate",
            "contribution",
            Course.SAYS,
            "score-heard",
            "4",
            "recommendations",
            "Vraag het eerder.\r\n\r\nHang briefjes op.",
            "seen",
            "");
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);

    assertThat(course.view().path("evaluation").path("scores").toString())
        .isEqualTo("[{\"criterion\":\"heard\",\"score\":4}]");
    assertThat(course.view().path("evaluation").path("recommendations")).hasSize(2);
    assertThat(course.focus("/_finish", "step", "evaluation", "seen", "").statusCode())
        .isEqualTo(303);
  }
}
