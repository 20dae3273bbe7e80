package nl.telmee.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Conversations are counted, corrected and removed, and stand beside the results. */
final class ConversationsTest {
  private static TestNode node;
  private static Editor editor;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    editor = Editor.of(node, "editor", "velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String page(String poll) {
    return "/staff/polls/" + poll + "/conversations";
  }

  private static HttpResponse<String> enter(String poll, String people, String park, String hall) {
    return editor.post(
        page(poll),
        "place",
        "Markt in Velsen",
        "date",
        "2026-11-02",
        "people",
        people,
        "c.where.park",
        park,
        "c.where.hall",
        hall,
        "note",
        "Het regende");
  }

  private static String id(String poll) {
    return editor.text("select id::text from conversation where poll_id = ?::uuid", poll);
  }

  private static String results(String slug) {
    return node.get("/p/" + slug + "/results").body();
  }

  @Test
  void whatWasSaidStandsBesideTheResultsAndIsNotInThem() {
    String poll = Editor.open(node, "beside", "open");

    assertThat(enter(poll, "23", "12", "").statusCode()).isEqualTo(303);
    assertThat(results("beside"))
        .contains("Ook gesproken")
        .contains("met 23 mensen")
        .contains("Markt in Velsen, 2 november 2026: 23 mensen")
        .contains("<th scope=\"row\">In het park</th><td class=\"n\">12</td>")
        .doesNotContain("Het regende");
    assertThat(node.results(poll).path("responses").path("received").asInt()).isZero();
  }

  @Test
  void fewerPeopleThanTheGroupsOfThePollAreNotShown() {
    String poll = Editor.open(node, "few", "open");
    enter(poll, "4", "3", "1");

    assertThat(results("few")).doesNotContain("Ook gesproken");
    enter(poll, "5", "5", "");
    assertThat(results("few")).contains("met 5 mensen").contains("<td class=\"n\">5</td>");
  }

  @Test
  void countsThatCannotBeAreRefusedWithWhatWasTyped() {
    String poll = Editor.open(node, "sums", "open");

    assertThat(enter(poll, "10", "8", "3").body())
        .contains("Samen zijn dit 11 antwoorden, maar je sprak 10 mensen.")
        .contains("value=\"8\"");
    assertThat(enter(poll, "10", "11", "").statusCode()).isEqualTo(400);
    assertThat(enter(poll, "10", "-1", "").statusCode()).isEqualTo(400);
    assertThat(enter(poll, "10", "", "").body()).contains("href=\"#f-counts\"");
    assertThat(enter(poll, "0", "1", "").statusCode()).isEqualTo(400);
    HttpResponse<String> future =
        editor.post(
            page(poll), "place", "", "date", "2099-01-01", "people", "5", "c.where.park", "1");
    assertThat(future.body()).contains("href=\"#f-place\"", "href=\"#f-date\"");
    // Of a question with more choices the counts may be more than the people.
    HttpResponse<String> many =
        editor.post(
            page(poll),
            "place",
            "Plein",
            "date",
            "2026-11-02",
            "people",
            "5",
            "c.code.bench",
            "5",
            "c.code.tree",
            "5");
    assertThat(many.statusCode()).isEqualTo(303);
  }

  @Test
  void aCorrectionKeepsWhatItWas() {
    String poll = Editor.open(node, "corrected", "open");
    enter(poll, "20", "9", "");
    String one = page(poll) + "/" + id(poll);

    HttpResponse<String> corrected =
        editor.post(
            one,
            "revision",
            "2",
            "place",
            "Markt",
            "date",
            "2026-11-02",
            "people",
            "21",
            "c.where.park",
            "10");
    assertThat(corrected.statusCode()).isEqualTo(303);
    assertThat(results("corrected")).contains("met 21 mensen").doesNotContain("met 20 mensen");
    assertThat(editor.get(one).body()).contains("In het park: 9").contains("In het park: 10");
    HttpResponse<String> late =
        editor.post(
            one,
            "revision",
            "2",
            "place",
            "Plein",
            "date",
            "2026-11-02",
            "people",
            "22",
            "c.where.park",
            "10");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body()).contains("intussen veranderd").contains("value=\"Plein\"");
  }

  @Test
  void whatIsRemovedIsOnlyInTheHistory() {
    String poll = Editor.open(node, "removed", "open");
    enter(poll, "20", "9", "");
    String one = page(poll) + "/" + id(poll);

    assertThat(editor.post(one + "/remove").statusCode()).isEqualTo(303);
    assertThat(results("removed")).doesNotContain("Ook gesproken");
    assertThat(editor.get(page(poll)).body()).doesNotContain("Markt in Velsen");
    assertThat(editor.get(one).body()).contains("Markt in Velsen").contains("Verwijderd door");
    assertThat(editor.post(one + "/remove").statusCode()).as("twice is harmless").isEqualTo(303);
  }

  @Test
  void aCorrectionOfTheDayCountsOnce() {
    String poll = Editor.open(node, "moved", "open");
    enter(poll, "20", "9", "");

    editor.post(
        page(poll) + "/" + id(poll),
        "revision",
        "2",
        "place",
        "Markt",
        "date",
        "2026-11-03",
        "people",
        "20",
        "c.where.park",
        "9");

    assertThat(results("moved")).contains("met 20 mensen", "3 november").doesNotContain("met 40");
  }

  @Test
  void onceTheLastVersionIsOutNothingIsAddedAndThePageSaysSo() {
    String poll = Editor.open(node, "final", "open");
    enter(poll, "20", "9", "");
    String one = page(poll) + "/" + id(poll);
    node.close(poll);
    Patience.until(
        () -> node.results(poll), results -> results.path("state").asText().equals("closed"));

    HttpResponse<String> late = enter(poll, "40", "12", "");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("de laatste uitslag staat vast");
    assertThat(editor.get(page(poll)).body())
        .contains("de laatste uitslag staat vast", "Markt in Velsen")
        .doesNotContain("name=\"people\"");
    assertThat(editor.post(one + "/remove").statusCode()).isEqualTo(409);
    HttpResponse<String> overApi =
        node.post(
            "/api/v1/polls/" + poll + "/conversations",
            "application/json",
            "{\"place\":\"Plein\",\"date\":\"2026-11-02\",\"people\":40,\"counts\":{\"where\":{\"park\":40}}}",
            "Authorization",
            "Bearer " + editor.token());
    assertThat(overApi.statusCode()).isEqualTo(409);
    assertThat(overApi.body()).contains("results-final");
    assertThat(node.results(poll).path("conversations").path("people").asInt()).isEqualTo(20);
  }

  @Test
  void nobodyButItsEditorsTouchesThem() {
    node.organisation("heemskerk");
    String poll = Editor.open(node, "touched", "open");
    enter(poll, "20", "9", "");
    String one = page(poll) + "/" + id(poll);
    Editor viewer = Editor.of(node, "viewer", "velsen");
    Editor stranger = Editor.of(node, "editor", "heemskerk");

    assertThat(viewer.get(one).statusCode()).isEqualTo(200);
    assertThat(viewer.post(one + "/remove").statusCode()).isEqualTo(403);
    assertThat(stranger.get(one).statusCode()).isEqualTo(404);
    assertThat(stranger.post(one + "/remove").statusCode()).isEqualTo(404);
    assertThat(stranger.post(page(poll), "place", "x").statusCode()).isEqualTo(404);
  }
}
