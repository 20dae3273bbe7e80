package nl.telmee.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The staff's page of activities. */
final class ActivitiesTest {
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

  private static String poll(String slug) {
    return node.draft(
        """
        {"organisation":"velsen","slug":"%1$s","title":{"nl":"Peiling %1$s"},
         "introduction":{"nl":"x"},
         "resultsPolicy":{"visibility":"live","minimumGroup":10,"breakdowns":false},
         "questions":[{"id":"ok","type":"single-choice","text":{"nl":"Ok?"},
           "options":[{"id":"yes","text":{"nl":"Ja"}},{"id":"no","text":{"nl":"Nee"}}]}]}
        """
            .formatted(slug));
  }

  private static JsonNode first(Course course) {
    return course.view().path("activities").path(0);
  }

  @Test
  void aMeetingIsPlannedAndLaterItsResultsArePutIn() {
    Course course = new Course(node, village, "meeting");

    HttpResponse<String> added =
        village.send(
            course.desk("/activities"),
            editor,
            "form",
            "meeting",
            "title",
            "Avond",
            "on",
            "2090-02-01",
            "people",
            "",
            "seen",
            "");

    assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
    assertThat(village.get(course.desk("/activities"), editor).body()).contains("Gepland");
    String one = course.desk("/activities/" + first(course).path("id").asText());
    String seen = seen(village.get(one, editor).body());
    assertThat(
            village
                .send(
                    one,
                    editor,
                    "form",
                    "meeting",
                    "title",
                    "Avond",
                    "on",
                    "2025-02-01",
                    "people",
                    "23",
                    "notes",
                    "Bewoners vinden het hier donker in de winter.",
                    "seen",
                    seen)
                .statusCode())
        .isEqualTo(303);
    assertThat(first(course).path("people").asInt()).isEqualTo(23);
    assertThat(village.get(course.desk("/activities"), editor).body())
        .contains("Klaar", "23 mensen deden mee.");
  }

  static String seen(String page) {
    return page.replaceFirst("(?s).*?name=\"seen\" value=\"([^\"]*)\".*", "$1");
  }

  @Test
  void whatIsWrongIsSaidBesideTheFieldAndNothingTypedIsLost() {
    Course course = new Course(node, village, "wrong");

    HttpResponse<String> refused =
        village.send(
            course.desk("/activities"),
            editor,
            "form",
            "complaints",
            "title",
            "",
            "on",
            "gisteren",
            "people",
            "veel",
            "origin",
            "Klachten van 2025",
            "seen",
            "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("Naam: vul dit in.", "Datum: vul een datum in.", "Hoeveel mensen: vul een getal")
        .contains("Klachten van 2025", "value=\"veel\"", "value=\"gisteren\"");
  }

  @Test
  void aFormThatDoesNotExistIsAskedForAgain() {
    Course course = new Course(node, village, "no-such-form");
    HttpResponse<String> refused =
        village.send(course.desk("/activities"), editor, "form", "dance", "title", "", "seen", "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("/activities/new?form=panel");
  }

  @Test
  void whatPeopleBroughtUpIsCountedPointByPoint() {
    Course course = new Course(node, village, "points");
    String[] fields = {
      "form",
      "conversations",
      "title",
      "Op straat",
      "people",
      "14",
      "origin",
      "",
      "seen",
      "",
      "point-0",
      "Te donker",
      "times-0",
      "9",
      "point-1",
      "",
      "times-1",
      "",
      "point-2",
      "Geen bank",
      "times-2",
      "vaak"
    };

    HttpResponse<String> refused = village.send(course.desk("/activities"), editor, fields);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("href=\"#f-times-1\"", "Hoe vaak: vul een getal in van 1 tot")
        .contains("value=\"Te donker\"", "value=\"Geen bank\"", "value=\"vaak\"");
    fields[fields.length - 1] = "2";
    assertThat(village.send(course.desk("/activities"), editor, fields).statusCode())
        .isEqualTo(303);
    assertThat(first(course).path("points"))
        .hasToString("[{\"text\":\"Te donker\",\"times\":9},{\"text\":\"Geen bank\",\"times\":2}]");
    assertThat(village.get(course.desk("/findings"), editor).body())
        .contains("<th scope=\"row\">Te donker</th><td class=\"n\">9</td>");
    String one = course.desk("/activities/" + first(course).path("id").asText());
    assertThat(village.get(one, editor).body()).contains("value=\"Geen bank\"");
  }

  @Test
  void onlyPollsThatAreInNoOtherTrajectoryCanBeChosen() {
    String taken = poll("taken");
    String free = poll("free");
    Course other = new Course(node, village, "other");
    assertThat(
            village
                .send(
                    other.desk("/activities"),
                    editor,
                    "form",
                    "poll",
                    "title",
                    "Peiling",
                    "poll",
                    taken,
                    "seen",
                    "")
                .statusCode())
        .isEqualTo(303);
    Course course = new Course(node, village, "chooses");

    String page = village.get(course.desk("/activities/new?form=poll"), editor).body();

    assertThat(page).contains(free).doesNotContain(taken);
    HttpResponse<String> refused =
        village.send(
            course.desk("/activities"),
            editor,
            "form",
            "poll",
            "title",
            "Peiling",
            "poll",
            taken,
            "seen",
            "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Deze peiling hoort al bij een ander traject");
  }

  @Test
  void anActivityIsCancelledWithAReasonTakesPlaceAfterAllAndIsTakenAway() {
    Course course = new Course(node, village, "cancelled");
    village.send(course.desk("/activities"), editor, "form", "panel", "title", "Panel", "seen", "");
    String one = course.desk("/activities/" + first(course).path("id").asText());
    String seen = seen(village.get(one, editor).body());

    assertThat(village.send(one + "/_cancel", editor, "cancelled", " ", "seen", seen).body())
        .contains("Waarom niet: vul dit in.");
    village.send(
        one + "/_cancel",
        editor,
        "cancelled",
        "Er meldden zich maar twee mensen aan.",
        "seen",
        seen);
    assertThat(village.get(course.desk("/activities"), editor).body())
        .contains("Gaat niet door", "Er meldden zich maar twee mensen aan.");
    village.send(one + "/_resume", editor, "seen", seen(village.get(one, editor).body()));
    assertThat(first(course).path("cancelled").asText()).isEmpty();
    village.send(one + "/_remove", editor, "seen", seen(village.get(one, editor).body()));
    assertThat(course.view().path("activities")).isEmpty();
  }

  @Test
  void whoHasSomethingElseBeforeTheirEyesLooksAgainFirst() {
    Course course = new Course(node, village, "conflict");
    village.send(course.desk("/activities"), editor, "form", "panel", "title", "Panel", "seen", "");
    String one = course.desk("/activities/" + first(course).path("id").asText());
    String seen = seen(village.get(one, editor).body());
    String[] mine = {"form", "panel", "title", "Mijn panel", "seen", seen};
    village.send(one, editor, "form", "panel", "title", "Hun panel", "seen", seen);

    HttpResponse<String> refused = village.send(one, editor, mine);

    assertThat(refused.statusCode()).isEqualTo(412);
    assertThat(refused.body())
        .contains("Een ander heeft dit intussen veranderd", "Hun panel", "value=\"Mijn panel\"");
    mine[5] = seen(refused.body());
    assertThat(village.send(one, editor, mine).statusCode()).isEqualTo(303);
    assertThat(first(course).path("title").asText()).isEqualTo("Mijn panel");
  }

  @Test
  void otherChangesOfTheTrajectoryMeanwhileAreNoConflict() {
    Course course = new Course(node, village, "parallel");
    village.send(course.desk("/activities"), editor, "form", "panel", "title", "Panel", "seen", "");
    String one = course.desk("/activities/" + first(course).path("id").asText());
    String seen = seen(village.get(one, editor).body());
    village.send(course.desk("/activities"), editor, "form", "table", "title", "Tafel", "seen", "");

    assertThat(
            village.send(one, editor, "form", "panel", "title", "Beter", "seen", seen).statusCode())
        .isEqualTo(303);
  }

  @Test
  void whoOnlySeesItReadsAndOnceTheStepIsDoneThePageSaysWhy() {
    Course course = new Course(node, village, "reads").until(Step.REPORT);
    String council = village.member().cookies();
    String page = course.desk("/activities");

    assertThat(village.get(page, council).body())
        .contains("Avond in het buurthuis", "Dit doet een ander: gemeente")
        .doesNotContain(page + "/new");
    assertThat(village.send(page, council, "form", "panel", "title", "x", "seen", "").statusCode())
        .isEqualTo(403);
    assertThat(village.get(page, editor).body()).contains("Deze stap is klaar");
    assertThat(village.get(page, village.neighbour().cookies()).statusCode()).isEqualTo(404);
  }
}
