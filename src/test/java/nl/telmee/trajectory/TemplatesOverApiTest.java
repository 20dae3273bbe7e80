package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Templates are made and changed over the API, and trajectories begin with them. */
final class TemplatesOverApiTest {
  private static final String PATH = "/api/v1/organisations/velsen/trajectory-templates";
  private static final String STAGES =
      """
      [{"key":"agenda","days":7},{"key":"goal"},{"key":"approach"},{"key":"activities"},
       {"key":"report"},{"key":"decision"},{"key":"evaluation"}]
      """;

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    new Village(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String body(String name) {
    return "{\"name\":\"%s\",\"stages\":%s}".formatted(name, STAGES);
  }

  private static HttpResponse<String> put(String id, String revision, String body) {
    HttpRequest.Builder request =
        node.request(PATH + "/" + id, "Authorization", "Bearer " + node.token())
            .header("Content-Type", "application/json")
            .header("If-Match", revision);
    return node.send(request.PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> begin(String slug, String more) {
    return node.postAsAdministrator(
        "/api/v1/trajectories",
        """
        {"organisation":"velsen","slug":"%s","subject":{"title":{"nl":"Meepraten"}},%s}
        """
            .formatted(slug, more));
  }

  @Test
  void whoReadAnOlderVersionOverwritesNothing() {
    HttpResponse<String> made = node.postAsAdministrator(PATH, body("Kort"));
    String id = TestNode.json(made).path("id").asText();
    assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(made.headers().firstValue("Location")).contains(PATH + "/" + id);

    assertThat(put(id, "\"1\"", body("Korter")).headers().firstValue("ETag")).contains("\"2\"");
    assertThat(put(id, "\"1\"", body("Te laat")).statusCode()).isEqualTo(412);

    JsonNode now =
        TestNode.json(node.get(PATH + "/" + id, "Authorization", "Bearer " + node.token()));
    assertThat(now.path("name").asText()).isEqualTo("Korter");
    assertThat(now.path("revision").asInt()).isEqualTo(2);
  }

  @Test
  void aTrajectoryBeginsWithATemplateByItsIdOrItsName() {
    String id =
        TestNode.json(node.postAsAdministrator(PATH, body("In de wijk"))).path("id").asText();
    String due = LocalDate.now(Trajectories.HERE).plusDays(7).toString();

    for (String template : new String[] {id, "In de wijk"}) {
      HttpResponse<String> begun =
          begin("met-" + template.length(), "\"template\":\"" + template + "\"");
      assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
      JsonNode stages = TestNode.json(begun).path("steps");
      assertThat(stages).hasSize(7);
      assertThat(stages.path(0).path("dueOn").asText()).isEqualTo(due);
    }
  }

  @Test
  void everyStepThatIsDueBeforeAnEarlierOneIsRefusedAtOnce() {
    String backwards =
        STAGES
            .replace("{\"key\":\"goal\"}", "{\"key\":\"goal\",\"days\":5}")
            .replace("{\"key\":\"approach\"}", "{\"key\":\"approach\",\"days\":6}");
    HttpResponse<String> refused =
        node.postAsAdministrator(
            "/api/v1/organisations/velsen/trajectory-templates",
            "{\"name\":\"Terug\",\"stages\":%s}".formatted(backwards));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("/stages/1/days", "/stages/2/days", "must be at least 7");
  }

  @Test
  void aTemplateOfNobodyOrBesideAPlanningIsRefusedWithItsPlace() {
    assertThat(begin("zonder", "\"template\":\"Bestaat niet\"").body()).contains("/template");
    String both =
        "\"template\":\"x\",\"planning\":{\"stages\":%s}"
            .formatted(STAGES.replace(",\"days\":7", ""));
    HttpResponse<String> refused = begin("allebei", both);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("/template");
  }
}
