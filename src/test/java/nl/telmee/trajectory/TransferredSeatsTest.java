package nl.telmee.trajectory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.web.Zip;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Seats go along with a trajectory by their role; who has them does not. */
final class TransferredSeatsTest {
  private static final String FOCUS_GROUP =
      "{\"seat\":\"focus-group\",\"name\":\"Leerling van de havo\"}";

  private static TestNode from;
  private static TestNode to;
  private static People here;
  private static People there;

  @BeforeAll
  static void start() {
    from = TestNode.start();
    here = new People(from);
    to = TestNode.start();
    there = new People(to);
  }

  @AfterAll
  static void stop() {
    to.close();
    from.close();
  }

  /** With two members of the focus group besides those that {@link People} seats. */
  private static ApiTrajectory begun(String slug) {
    ApiTrajectory begun = here.begin(slug);
    assertThat(add(from, here, begun).statusCode()).isEqualTo(201);
    return begun;
  }

  private static HttpResponse<String> add(TestNode node, People people, ApiTrajectory at) {
    return node.post(
        at.path() + "/members",
        "application/json",
        FOCUS_GROUP,
        "Authorization",
        "Bearer " + people.leader().token());
  }

  private static byte[] archive(TestNode node, ApiTrajectory at) {
    return TransferTest.archive(node, at.head().id());
  }

  private static HttpResponse<String> take(byte[] archive) {
    return to.post(
        "/api/v1/trajectories/_import",
        "application/zip",
        archive,
        "Authorization",
        "Bearer " + to.token());
  }

  private static JsonNode members(ApiTrajectory at) {
    HttpResponse<String> list =
        to.get(at.path() + "/members", "Authorization", "Bearer " + there.leader().token());
    assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
    return TestNode.json(list);
  }

  private static int vacant(ApiTrajectory at, Seat seat) {
    for (JsonNode one : members(at).path("vacant")) {
      if (one.path("seat").asText().equals(seat.word())) {
        return one.path("count").asInt();
      }
    }
    return 0;
  }

  private static String log(byte[] archive) throws IOException {
    return Zip.of(Buffer.buffer(archive), 99)
        .content("changes.json", 1 << 20)
        .orElseThrow()
        .toString();
  }

  @Test
  void seatsStandVacantThereUntilSomebodyGetsThemAndGoAlongAgain() throws IOException {
    ApiTrajectory at = begun("plekken");
    byte[] archive = archive(from, at);
    assertThat(log(archive))
        .contains("\"focus-group\" : 2", "\"project-leader\" : 1", "\"aldermans-office\" : 1")
        .doesNotContain("Leerling van de havo", "@");

    assertThat(take(archive).statusCode()).isEqualTo(201);

    assertThat(members(at).path("members")).isEmpty();
    assertThat(vacant(at, Seat.PROJECT_LEADER)).isEqualTo(1);
    assertThat(vacant(at, Seat.FOCUS_GROUP)).isEqualTo(2);
    assertThat(archive(to, at)).as("with vacant seats").isEqualTo(archive);

    assertThat(add(to, there, at).statusCode()).isEqualTo(201);
    assertThat(vacant(at, Seat.FOCUS_GROUP)).isEqualTo(1);
    assertThat(archive(to, at)).as("with one that was given").isEqualTo(archive);
    assertThat(add(to, there, at).statusCode()).isEqualTo(201);
    assertThat(vacant(at, Seat.FOCUS_GROUP)).isZero();
    assertThat(add(to, there, at).statusCode()).isEqualTo(201);
    assertThat(vacant(at, Seat.FOCUS_GROUP)).isZero();
    assertThat(vacant(at, Seat.PROJECT_LEADER)).isEqualTo(1);
    assertThat(log(archive(to, at))).contains("\"focus-group\" : 3");
  }

  @Test
  void thePageSaysWhichSeatsAreStillToBeGivenAndOnlyWhoMaySeesTheForm() {
    ApiTrajectory at = begun("pagina");
    assertThat(take(archive(from, at)).statusCode()).isEqualTo(201);
    String page = "/staff/trajectories/" + at.head().id() + "/members";

    assertThat(to.get(page, "Cookie", Staff.of(to, "editor", "velsen").cookies()).body())
        .contains(
            "projectleider: nog aan iemand te geven",
            "lid van de focusgroep: 2 plekken nog aan iemand te geven",
            "Wie ze had, staat niet in het bestand")
        .contains("Geef iemand een plek");
    assertThat(to.get(page, "Cookie", Staff.of(to, "viewer", "velsen").cookies()).body())
        .contains("projectleider: nog aan iemand te geven")
        .doesNotContain("<form class=\"card form\"");
    assertThat(from.get(page, "Cookie", Staff.of(from, "editor", "velsen").cookies()).body())
        .doesNotContain("nog aan iemand te geven");
  }

  @Test
  void archivesOfBeforeHaveNoSeatsAndOnesThatMakeNoSenseAreRefused() throws IOException {
    ApiTrajectory at = begun("eerder");
    String log = log(archive(from, at));
    for (String[] wrong :
        new String[][] {
          {"\"focus-group\" : 2", "\"focus-group\" : 0"},
          {"\"focus-group\" : 2", "\"focus-group\" : 61"},
          {"\"focus-group\" : 2", "\"focus-group\" : \"2\""},
          {"\"focus-group\" : 2", "\"burgemeester\" : 2"},
          {"\"version\" : 3", "\"version\" : 4"}
        }) {
      assertThat(log).contains(wrong[0]);
      assertThat(take(zip(log.replace(wrong[0], wrong[1]))).statusCode())
          .as(wrong[1])
          .isEqualTo(400);
    }

    HttpResponse<String> taken = take(zip(log.replace("\"version\" : 3", "\"version\" : 2")));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    assertThat(members(at).path("vacant")).isEmpty();
  }

  private static byte[] zip(String log) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("changes.json"));
      zip.write(log.getBytes(UTF_8));
      zip.closeEntry();
    }
    assertThat(bytes.toString(ISO_8859_1)).startsWith("PK");
    return bytes.toByteArray();
  }
}
