package nl.telmee.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.hearing.Course;
import nl.telmee.trajectory.Step;
import nl.telmee.web.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The project leader words a paper on its page and over the API; everybody else does not. */
final class WordingOverHttpTest {
  private static final String OWN = "Wij gingen de wijk in en belden aan.";

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

  private static String page(Course course, String path) {
    HttpResponse<String> page =
        node.get(
            course.desk("/documents/passage" + path),
            "Cookie",
            village.editor().cookies(),
            "Accept-Language",
            "nl");
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body();
  }

  private static HttpResponse<String> send(
      Course course, String path, Staff staff, String... fields) {
    return village.send(course.desk("/documents/passage/edit" + path), staff.cookies(), fields);
  }

  private static HttpResponse<String> word(
      Course course, String part, String seen, String basis, String text) {
    return send(
        course, "", village.editor(), "part", part, "seen", seen, "basis", basis, "text", text);
  }

  private static JsonNode paper(Course course) {
    HttpResponse<String> paper = api(course, "GET", "/documents/passage", village.editor(), "");
    assertThat(paper.statusCode()).as(paper.body()).isEqualTo(200);
    return TestNode.json(paper);
  }

  private static JsonNode part(Course course, String key) {
    for (JsonNode part : paper(course).path("parts")) {
      if (part.path("part").asText().equals(key)) {
        return part;
      }
    }
    throw new AssertionError("no part " + key);
  }

  private static HttpResponse<String> api(
      Course course, String method, String path, Staff staff, String body) {
    return node.send(
        node.request(
                "/api/v1/trajectories/" + course.id() + path,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + staff.token())
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** What stands in a hidden field of the form of a part. */
  private static String field(String page, String part, String name) {
    return page.replaceFirst(
        "(?s).*name=\"part\" value=\""
            + part.replace(".", "\\.")
            + "\">.*?name=\""
            + name
            + "\" value=\"([^\"]*)\".*",
        "$1");
  }

  @Test
  void allFormsShowWhatWasWordedAndTheHistorySaysWhoDid() {
    Course course = new Course(node, village, "worded").until(Step.REPORT);
    String edit = page(course, "/edit");
    assertThat(edit).contains("Het gaat over: Meepraten over de speelplek.", "Pas deze tekst aan");

    HttpResponse<String> sent =
        word(course, "intro", "", field(edit, "intro", "basis"), OWN + "\r\n\r\n- een\r\n- twee");

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    assertThat(page(course, ""))
        .contains(OWN, "<li>twee</li>", "Met de hand geschreven: Inleiding");
    assertThat(page(course, "/text")).contains(OWN + "\n\n- een\n- twee", "Bronnen");
    assertThat(page(course, "/edit")).contains("Eigen tekst", "Wat het programma schrijft");
    String history =
        node.get(
                course.desk("/history"),
                "Cookie",
                village.editor().cookies(),
                "Accept-Language",
                "nl")
            .body();
    assertThat(history)
        .contains("Schreef eigen tekst in: Passage voor een besluit", village.editor().email());
    assertThat(node.get("/t/worded").body()).doesNotContain(OWN);
    assertThat(node.get("/api/v1/trajectories/" + course.id()).body())
        .doesNotContain("belden", "wordings");
  }

  @Test
  void whoChangesAPartAtTheSameTimeSeesBothTextsAndLosesNothing() {
    Course course = new Course(node, village, "both").until(Step.GOAL);
    String basis = field(page(course, "/edit"), "intro", "basis");
    assertThat(word(course, "intro", "", basis, "De eerste tekst.").statusCode()).isEqualTo(303);

    HttpResponse<String> late = word(course, "intro", "", basis, "De tweede tekst.");

    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body()).contains("De eerste tekst.", "De tweede tekst.", "role=\"alert\"");
    String seen = field(late.body(), "intro", "seen");
    assertThat(word(course, "intro", seen, basis, "De tweede tekst.").statusCode()).isEqualTo(303);
    assertThat(part(course, "intro").path("text").asText()).isEqualTo("De tweede tekst.");
  }

  @Test
  void whenTheDataChangeThePageSaysSoAndOneClickKeepsOrTakes() {
    Course course = new Course(node, village, "changed").until(Step.REVIEW);
    String edit = page(course, "/edit");
    word(course, "used", "", field(edit, "used", "basis"), OWN);
    assertThat(page(course, "/edit")).doesNotContain("De gegevens zijn veranderd");
    course.focus("/_finish", "step", "review", "seen", "");
    course.decided();

    String changed = page(course, "/edit");

    assertThat(changed).contains("De gegevens zijn veranderd sinds deze tekst er staat");
    assertThat(page(course, "")).contains("Let op: daarna veranderden de gegevens bij");
    assertThat(paper(course).path("outdated").asBoolean()).isTrue();
    String seen = field(changed, "used", "seen");
    word(course, "used", seen, field(changed, "used", "basis"), OWN);
    assertThat(part(course, "used").path("outdated").asBoolean()).as("kept").isFalse();
    assertThat(part(course, "used").path("text").asText()).isEqualTo(OWN);

    String kept = page(course, "/edit");
    HttpResponse<String> taken =
        send(
            course,
            "/_restore",
            village.editor(),
            "wording",
            part(course, "used").path("wording").asText(),
            "seen",
            field(kept, "used", "seen"));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
    assertThat(part(course, "used").path("own").asBoolean()).as("taken").isFalse();
  }

  @Test
  void anEmptyTextIsRefusedInWordsAndTheProgramsOwnTextIsNoWording() {
    Course course = new Course(node, village, "empty").until(Step.GOAL);
    JsonNode intro = part(course, "intro");
    String basis = intro.path("basis").asText();

    assertThat(word(course, "intro", "", basis, "  ").body())
        .contains("Schrijf een tekst, of neem de tekst van het programma.");
    int revision = course.view().path("revision").asInt();
    word(course, "intro", "", basis, intro.path("written").asText());
    assertThat(course.view().path("revision").asInt()).isEqualTo(revision);
    HttpResponse<String> gone = word(course, "said.x", "", basis, OWN);
    assertThat(gone.statusCode()).isEqualTo(412);
    assertThat(gone.body()).contains(OWN, "Dit deel staat niet meer in het stuk.");
  }

  @Test
  void onlyTheMunicipalityOfTheTrajectoryWords() {
    Course course = new Course(node, village, "who").until(Step.GOAL);
    String body =
        Json.object()
            .put("paper", "passage")
            .put("part", "intro")
            .put("language", "nl")
            .put("text", OWN)
            .put("basis", part(course, "intro").path("basis").asText())
            .toString();
    String path = "/items/wordings/" + part(course, "intro").path("wording").asText();

    assertThat(
            send(course, "", village.member(), "part", "intro", "seen", "", "text", OWN)
                .statusCode())
        .isEqualTo(403);
    assertThat(api(course, "PUT", path, village.member(), body).statusCode()).isEqualTo(403);
    assertThat(api(course, "PUT", path, village.neighbour(), body).statusCode()).isIn(403, 404);
    assertThat(api(course, "PUT", path, village.editor(), body).statusCode()).isEqualTo(200);
    assertThat(paper(course).path("text").asText()).contains(OWN);
    assertThat(api(course, "GET", "/documents/passage", village.neighbour(), "").statusCode())
        .isEqualTo(404);
    assertThat(api(course, "POST", "/items/wordings", village.editor(), body).statusCode())
        .isEqualTo(405);
  }
}
