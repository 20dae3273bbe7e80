package nl.telmee.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The staff's page of findings, and the board's page of decisions. */
final class FindingsTest {
  private static final String WHY = "De eerste tekst was voor veel mensen niet te begrijpen.";
  private static TestNode node;
  private static Village village;
  private static String editor;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    village = new Village(node);
    editor = village.editor().cookies();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static JsonNode finding(Course course) {
    return course.view().path("findings").path(0);
  }

  @Test
  void aDraftStandsWithItsNumbersAndItsVersionAndIsWorded() {
    Course course = new Course(node, village, "drafts").until(Step.REPORT).counted();
    village.change(
        "update trajectory set content = jsonb_set(content, '{findings,0,text}', '\"\"')"
            + " where id = '"
            + course.id()
            + "'");

    String list = village.get(course.desk("/findings"), editor).body();

    assertThat(list)
        .contains("1 uitslag wacht op woorden", "Ja, te donker", "84%", "13 tot 15 jaar", "80%")
        .contains("660 antwoorden, versie 17", "versie 17 van een peiling op een andere site")
        .doesNotContain("/p/speelplek/results");
    String poll = node.openPoll(Survey.poll("speelplek"));
    village.change(
        "update trajectory set content = jsonb_set(content, '{findings,0,evidence,poll}', '\"%s\"')"
                .formatted(poll)
            + " where id = '"
            + course.id()
            + "'");
    assertThat(village.get(course.desk("/findings"), editor).body())
        .contains("/p/speelplek/results?version=17");
    String one = course.desk("/findings/" + Course.FINDING);
    String seen = ActivitiesTest.seen(village.get(one, editor).body());
    HttpResponse<String> worded =
        village.send(
            one,
            editor,
            "text",
            "De meesten vinden het te donker.",
            "proposal",
            Course.SAYS,
            "client",
            "on",
            "seen",
            seen);
    assertThat(worded.statusCode()).as(worded.body()).isEqualTo(303);
    assertThat(finding(course).path("text").asText()).isEqualTo("De meesten vinden het te donker.");
    assertThat(finding(course).path("client").asBoolean()).isTrue();
    assertThat(finding(course).path("evidence").path("version").asInt()).isEqualTo(17);
  }

  @Test
  void aResultIsLeftOutWithItsReasonAndPutBackWithTheSameNumbers() {
    Course course = new Course(node, village, "left-out").until(Step.REPORT).counted();
    String one = course.desk("/findings/" + Course.FINDING);
    JsonNode numbers = finding(course).path("evidence");
    String seen = ActivitiesTest.seen(village.get(one, editor).body());

    HttpResponse<String> refused =
        village.send(one + "/_remove", editor, "seen", seen, "reason", "nvt");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    assertThat(refused.body()).contains("Geef een reden", "value=\"" + seen);
    village.send(one + "/_remove", editor, "seen", seen, "reason", WHY);
    assertThat(course.view().path("findings")).isEmpty();
    assertThat(village.get(course.desk("/findings"), editor).body())
        .contains("Is het hier te donker?", WHY, one + "/_restore");
    assertThat(village.send(one + "/_restore", editor, "seen", "").statusCode()).isEqualTo(303);
    assertThat(finding(course).path("evidence")).isEqualTo(numbers);
    assertThat(village.get(course.desk("/findings"), editor).body()).doesNotContain("_restore");
    assertThat(village.send(one + "/_restore", editor, "seen", "").statusCode())
        .as("there is nothing to put back any more")
        .isEqualTo(404);
  }

  @Test
  void aFindingThatRestsOnNotesIsAddedAndTakenAway() {
    Course course = new Course(node, village, "notes").until(Step.ACTIVITIES);
    String page = course.desk("/findings");

    assertThat(
            village.send(page, editor, "activity", Course.ACTIVITY, "text", "", "seen", "").body())
        .contains("Wat inwoners zeggen: vul dit in.");
    village.send(page, editor, "activity", Course.ACTIVITY, "text", "Het is donker.", "seen", "");

    assertThat(village.get(page, editor).body()).contains("Het is donker.", Course.SAYS);
    String one = page + "/" + finding(course).path("id").asText();
    village.send(
        one + "/_remove", editor, "seen", ActivitiesTest.seen(village.get(one, editor).body()));
    assertThat(course.view().path("findings")).isEmpty();
  }

  @Test
  void afterTheReportAFindingIsOnlyCorrectedWithTheReasonAndTheEarlierTextStays() {
    Course course = new Course(node, village, "corrected").until(Step.REVIEW);
    String one = course.desk("/findings/" + Course.FINDING);
    String page = village.get(one, editor).body();
    String seen = ActivitiesTest.seen(page);

    assertThat(page).contains("Je verbetering is voor iedereen te zien");
    HttpResponse<String> refused =
        village.send(
            one,
            editor,
            "text",
            "Bewoners vinden dat er te weinig licht is.",
            "proposal",
            Course.SAYS,
            "why",
            "zomaar",
            "seen",
            seen);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Geef een reden", "Bewoners vinden dat er te weinig licht is.", "zomaar");
    village.send(
        one,
        editor,
        "text",
        "Bewoners vinden dat er te weinig licht is.",
        "proposal",
        Course.SAYS,
        "why",
        WHY,
        "seen",
        seen);
    assertThat(village.get(course.desk("/findings"), editor).body())
        .contains(
            "Bewoners vinden dat er te weinig licht is.",
            "<del>De speelplek is te donker.</del>",
            WHY);
  }

  @Test
  void theAldermansOfficeDecidesWithAReasonAndCorrectsWithAnother() {
    Course course = new Course(node, village, "decides").until(Step.DECISION);
    String office = course.office().cookies();
    String one = course.desk("/decisions/" + Course.FINDING);

    assertThat(village.get(course.desk("/decisions"), office).body())
        .contains("1 bevinding wacht op een besluit.", "bureau van de wethouder", one);
    HttpResponse<String> empty = village.send(one, office, "reason", "", "seen", "");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body())
        .contains("Wat besluit het bestuur?: kies iets uit de lijst.", "Waarom: vul dit in.");
    assertThat(village.send(one, office, "outcome", "adopted", "reason", "nvt", "seen", "").body())
        .contains("Geef een reden");
    village.send(one, office, "outcome", "adopted", "reason", Course.SAYS, "seen", "");
    assertThat(
            village
                .send(one, office, "outcome", "not-adopted", "reason", WHY, "seen", "")
                .statusCode())
        .as("decided meanwhile")
        .isEqualTo(412);
    String seen = ActivitiesTest.seen(village.get(one, office).body());
    village.send(one, office, "outcome", "partly-adopted", "reason", WHY, "why", WHY, "seen", seen);
    assertThat(village.get(course.desk("/decisions"), editor).body())
        .contains("Deels overgenomen", "Overgenomen: " + Course.SAYS, "nog niet verteld");
  }

  @Test
  void whoIsNotOfTheAldermansOfficeReadsWhoDecides() {
    Course course = new Course(node, village, "readers").until(Step.DECISION);
    String one = course.desk("/decisions/" + Course.FINDING);

    assertThat(village.get(course.desk("/decisions"), editor).body())
        .contains("Het bestuur van Velsen besluit", "Jij kunt de besluiten lezen")
        .doesNotContain(one);
    assertThat(village.send(one, editor, "outcome", "adopted", "reason", WHY).statusCode())
        .isEqualTo(403);
  }

  @Test
  void nothingIsDecidedBeforeTheFocusGroupJudgedTheReport() {
    Course course = new Course(node, village, "unjudged").until(Step.REVIEW);

    assertThat(village.get(course.desk("/decisions"), course.office().cookies()).body())
        .contains("focusgroep")
        .doesNotContain(course.desk("/decisions/" + Course.FINDING));
  }
}
