package nl.telmee.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.Desk;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import nl.telmee.web.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to a poll is in the log, whichever way it was done: each fact once. */
final class PollStoryTest {
  private static final TestNode NODE = TestNode.start();
  private static Staff editor;
  private static String token = "";

  @BeforeAll
  static void hire() {
    NODE.organisation("velsen");
    editor = Staff.of(NODE, "editor", "velsen");
    token = editor.token();
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  /** What the log tells of a poll, oldest first: who did what. */
  private static List<String> story(String poll) {
    List<String> story = new ArrayList<>();
    for (JsonNode entry : entries(poll)) {
      story.addFirst(
          entry.path("person").asText().replace(editor.email(), "editor")
              + " "
              + entry.path("action").asText());
    }
    return story;
  }

  private static JsonNode entries(String poll) {
    return TestNode.json(
            NODE.get(
                "/api/v1/audit-entries?subject=" + poll, "Authorization", "Bearer " + NODE.token()))
        .path("entries");
  }

  private static Desk desk() {
    Desk desk = new Desk(NODE);
    desk.signIn(editor.email(), TestNode.ADMIN_PASSWORD);
    return desk;
  }

  private static HttpResponse<String> api(String method, String path, String body) {
    return NODE.send(
        NODE.request(
                "/api/v1" + path,
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String draft(String slug) {
    return TestNode.json(api("POST", "/polls", Survey.poll(slug))).path("id").asText();
  }

  @Test
  void overTheApiEachFactIsToldOnce() {
    String poll = draft("told-api");
    assertThat(api("PUT", "/polls/" + poll, Survey.poll("told-api-2")).statusCode()).isEqualTo(200);
    assertThat(api("POST", "/polls/" + poll + "/_open", "").statusCode()).isEqualTo(200);
    assertThat(api("POST", "/polls/" + poll + "/_open", "").statusCode()).isEqualTo(409);
    assertThat(api("POST", "/polls/" + poll + "/_close", "").statusCode()).isEqualTo(200);
    assertThat(api("POST", "/polls/" + poll + "/_close", "").statusCode()).isEqualTo(409);

    assertThat(story(poll))
        .containsExactly(
            "editor poll-made", "editor poll-changed", "editor poll-opened", "editor poll-closed");
    assertThat(entries(poll))
        .allSatisfy(entry -> assertThat(entry.path("organisation").asText()).isEqualTo("velsen"));
  }

  @Test
  void onThePagesEachFactIsToldOnce() {
    try (Desk desk = desk()) {
      String made = Desk.next(desk.post("/staff/polls/" + draft("told-first") + "/copy"));
      String poll = made.split("/", -1)[3];
      String page = "/staff/polls/" + poll;
      desk.post(
          page + "/retention", "revision", "1", "responses", "30", "texts", "7", "codes", "0");
      desk.post(page + "/restore", "wanted", "1");
      desk.post(page + "/test-results");
      desk.post(page + "/open", "revision", "3");
      desk.post(page + "/close");

      assertThat(story(poll))
          .containsExactly(
              "editor poll-made",
              "editor retention-changed",
              "editor poll-changed",
              "editor test-answers-removed",
              "editor poll-opened",
              "editor poll-closed");
    }
  }

  @Test
  void aDraftThatIsThrownAwayIsStillToldOf() {
    String poll = draft("told-thrown");
    try (Desk desk = desk()) {
      assertThat(Desk.next(desk.post("/staff/polls/" + poll + "/delete"))).isEqualTo("/staff");
    }
    assertThat(story(poll)).containsExactly("editor poll-made", "editor poll-removed");
  }

  @Test
  void aNewMomentIsAFactOfItsOwnAndTheProgramKeepsIt() throws SQLException {
    String poll = draft("told-planned");
    Instant opensAt = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    ObjectNode planned = (ObjectNode) Json.readOwn(Survey.poll("told-planned"));
    planned.put("opensAt", opensAt.toString());
    assertThat(api("PUT", "/polls/" + poll, planned.toString()).statusCode()).isEqualTo(200);
    planned.withObject("/title").put("nl", "Een andere titel");
    assertThat(api("PUT", "/polls/" + poll, planned.toString()).statusCode()).isEqualTo(200);

    assertThat(entries(poll).path(1).path("detail").path("opensAt").asText())
        .isEqualTo(opensAt.toString());
    moved(poll, "opens_at = now()");
    Patience.until(() -> story(poll).size(), size -> size >= 5);
    moved(poll, "closes_at = now()");
    Patience.until(() -> story(poll).size(), size -> size >= 6);
    assertThat(story(poll))
        .containsExactly(
            "editor poll-made",
            "editor poll-changed",
            "editor poll-scheduled",
            "editor poll-changed",
            "telmee poll-opened",
            "telmee poll-closed");
  }

  private static void moved(String poll, String change) throws SQLException {
    try (Connection connection = NODE.jdbc();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update poll set " + change + " where id = '" + poll + "'");
    }
  }

  @Test
  void whatIsNotToldDidNotHappen() throws SQLException {
    String poll = draft("told-or-not");
    sql("alter function audit_append rename to audit_away");
    try {
      assertThat(api("POST", "/polls/" + poll + "/_open", "").statusCode()).isEqualTo(500);
      assertThat(api("POST", "/polls", Survey.poll("told-never")).statusCode()).isEqualTo(500);
    } finally {
      sql("alter function audit_away rename to audit_append");
    }
    assertThat(TestNode.json(api("GET", "/polls/" + poll, "")).path("state").asText())
        .isEqualTo("draft");
    assertThat(api("POST", "/polls", Survey.poll("told-never")).statusCode()).isEqualTo(201);
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = NODE.jdbc()) {
      connection.createStatement().execute(statement);
    }
  }

  @Test
  void everyEarlyLookIsInTheLogAsInThePublicList() {
    ObjectNode quiet = (ObjectNode) Json.readOwn(Survey.poll("told-early"));
    quiet.withObject("/resultsPolicy").put("visibility", "after-closing");
    String poll = TestNode.json(api("POST", "/polls", quiet.toString())).path("id").asText();
    api("POST", "/polls/" + poll + "/_open", "");

    assertThat(NODE.get("/api/v1/polls/" + poll + "/results").statusCode()).isEqualTo(403);
    assertThat(api("GET", "/polls/" + poll + "/results", "").statusCode()).isEqualTo(200);
    assertThat(api("GET", "/polls/" + poll + "/texts", "").statusCode()).isEqualTo(200);
    try (Desk desk = desk()) {
      desk.get("/p/told-early/results");
      desk.get("/p/told-early/screen");
      desk.get("/p/told-early/screen?look=1");
    }

    List<String> looks = story(poll).stream().filter("editor results-seen-early"::equals).toList();
    JsonNode list = TestNode.json(api("GET", "/polls/" + poll, "")).path("earlyLooks");
    assertThat(looks).hasSize(4).hasSize(list.size());
  }
}
