package nl.telmee.steer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over the API, a viewer reads of a trajectory what the pages show: no more, and no less. */
final class ReadersTest {
  private static final String NAME = "Iemand met een plek";
  private static final String[] READ = {
    "/history", "/members", "/documents/plan", "/documents/report"
  };

  private static SteerTable table;
  private static String address;
  private static Staff seated;

  @BeforeAll
  static void start() {
    table = new SteerTable();
    address = table.begun("Lezen");
    seated = table.account("viewer", "velsen");
    String seat = "aldermans-office";
    HttpResponse<String> given =
        table.send(
            address + "/members",
            table.leader,
            "seat",
            seat,
            "email",
            seated.email(),
            "name",
            NAME);
    assertThat(given.statusCode()).as(given.body()).isEqualTo(303);
  }

  @AfterAll
  static void stop() {
    table.close();
  }

  private static HttpResponse<String> api(Staff reader, String path) {
    return table.node.get(
        "/api/v1/trajectories/" + SteerTable.id(address) + path,
        "Authorization",
        "Bearer " + reader.token());
  }

  private static JsonNode read(Staff reader, String path) {
    HttpResponse<String> answer = api(reader, path);
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
    return TestNode.json(answer);
  }

  @Test
  void whoHasASeatReadsTheNamesOfWhoWorksOnItLikeOnThePage() {
    assertThat(table.page(address + "/members", seated.cookies())).contains(NAME, seated.email());

    assertThat(read(seated, "/members").toString()).contains(NAME, seated.email());
  }

  @Test
  void whoLooksOnReadsTheSeatsWithoutNamesLikeOnThePage() {
    Staff viewer = table.account("viewer", "velsen");
    assertThat(table.page(address + "/members", viewer.cookies()))
        .contains("bureau van de wethouder", "projectleider")
        .doesNotContain(NAME, seated.email());

    JsonNode members = read(viewer, "/members").path("members");

    assertThat(members.findValuesAsText("seat"))
        .containsExactlyInAnyOrder("project-leader", "aldermans-office");
    assertThat(members.findValues("name")).isEmpty();
    assertThat(members.findValues("email")).isEmpty();
  }

  @Test
  void bothReadTheHistoryThePapersAndTheArchive() {
    for (Staff reader : new Staff[] {seated, table.account("viewer", "velsen")}) {
      for (String path : READ) {
        read(reader, path);
        assertThat(table.village.get(address + path, reader.cookies()).statusCode())
            .as(path)
            .isEqualTo(200);
      }
      assertThat(read(reader, "/history").path("changes")).isNotEmpty();
      assertThat(api(reader, "/archive").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void lookingOnGivesNoRightToChangeAnything() {
    Staff viewer = table.account("viewer", "velsen");
    HttpResponse<String> added =
        table.node.post(
            "/api/v1/trajectories/" + SteerTable.id(address) + "/members",
            "application/json",
            "{\"seat\":\"project-leader\",\"name\":\"x\",\"email\":\"%s\"}"
                .formatted(viewer.email()),
            "Authorization",
            "Bearer " + viewer.token());

    assertThat(added.statusCode()).as(added.body()).isEqualTo(403);
  }

  @Test
  void toWhoIsOfAnotherOrganisationItIsNotThere() {
    Staff other = table.account("viewer", "beverwijk");
    for (String path : READ) {
      assertThat(api(other, path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(api(other, "/archive").statusCode()).isEqualTo(404);
    assertThat(table.village.get(address + "/members", other.cookies()).statusCode())
        .isEqualTo(404);
  }
}
