package nl.telmee.steer;

import static nl.telmee.steer.SteerTable.SAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.telmee.Staff;
import nl.telmee.hearing.Course;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what in a trajectory: by account, and by a seat. */
final class SeatsTest {
  private static SteerTable table;

  @BeforeAll
  static void start() {
    table = new SteerTable();
  }

  @AfterAll
  static void stop() {
    table.close();
  }

  private static int status(String address, String cookies) {
    return table.village.get(address, cookies).statusCode();
  }

  private static HttpResponse<String> seat(String address, String cookies, String seat, String at) {
    return table.send(
        address + "/members", cookies, "seat", seat, "email", at, "name", "Iemand met een plek");
  }

  private static String refused(String address, String seat, String email) {
    HttpResponse<String> answer = seat(address, table.leader, seat, email);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("value=\"" + email + "\"");
    return answer.body();
  }

  private static String regional(String title, String... participants) {
    String owner = table.account("editor", "ijmond").cookies();
    String address = table.begun(owner, "ijmond", title);
    for (String one : participants) {
      table.village.change(
          "update trajectory set participants = participants || '%s'::text where id = '%s'"
              .formatted(one, SteerTable.id(address)));
    }
    return address;
  }

  @Test
  void theDraftOfATableIsReadByItsCouncilOnly() {
    String address = table.begun(table.council, "raad", "Een tafel van de raad");

    assertThat(status(address, table.council)).isEqualTo(200);
    for (String role : new String[] {"viewer", "editor", "administrator"}) {
      assertThat(status(address, table.account(role, "velsen").cookies())).as(role).isEqualTo(404);
      assertThat(status(address, table.account(role, "ijmond").cookies())).as(role).isEqualTo(404);
    }
    assertThat(status(address, table.account("council-member", "jeugdraad").cookies()))
        .as("another council")
        .isEqualTo(404);
    assertThat(table.page(SteerTable.PATH, table.leader)).doesNotContain("Een tafel van de raad");
  }

  @Test
  void onlyTheCouncilLeadsItsTableAndThePagesSaySo() {
    String address = table.begun(table.council, "raad", "Tafel over vrije tijd");
    table.write(
        address, table.council, "influence", "level", "think-along", "can", SAYS, "cannot", SAYS);
    table.village.change(
        "update trajectory set state = 'published', published_on = now(), shown = content"
            + " where id = '%s'".formatted(SteerTable.id(address)));

    assertThat(status(address, table.leader)).as("the board decides on it").isEqualTo(200);
    assertThat(table.write(address, table.leader, "goal", "purpose", SAYS).statusCode())
        .isEqualTo(403);
    assertThat(table.send(address + "/steps/agenda/_complete", table.leader).statusCode())
        .isEqualTo(403);
    assertThat(seat(address, table.leader, "project-leader", "x@velsen.example").statusCode())
        .isEqualTo(403);

    String steps = table.page(address, table.council);
    assertThat(steps)
        .contains("Door: participatieraad")
        .doesNotContain("Door: gemeente", "Vul in wanneer de participatieraad het hoorde");
    assertThat(table.page(address + "/sections/subject", table.council))
        .doesNotContain("Wanneer hoorde de participatieraad het?");
    String slug =
        table
            .village
            .rows("select slug from trajectory where id = '" + SteerTable.id(address) + "'")
            .getFirst();
    assertThat(table.page("/t/" + slug, ""))
        .contains("participatieraad")
        .doesNotContain("Wat de gemeente wil", "De gemeente schrijft");
  }

  @Test
  void whoBeginsLeadsIt() {
    String address = table.begun("Begonnen");

    assertThat(table.page(address + "/members", table.leader))
        .contains("projectleider", table.village.editor().email());
  }

  @Test
  void nobodyMakesItselfBoardOrFocusGroup() {
    String address = table.begun("Alles alleen");
    String own = table.village.editor().email();

    for (String seat : new String[] {"aldermans-office", "focus-group", "council-member"}) {
      assertThat(refused(address, seat, own)).contains("Deze plek geef je niet aan jezelf");
    }
    assertThat(table.page(address, table.leader)).contains("gemeente").doesNotContain("bestuur,");
  }

  @Test
  void whoDecidesOrJudgesNoLongerActsForTheMunicipality() {
    for (String seat : new String[] {"aldermans-office", "focus-group"}) {
      String address = table.begun("Apart " + seat);
      Staff other = table.account("editor", "velsen");
      String cookies = other.cookies();
      assertThat(table.write(address, cookies, "goal", "purpose", SAYS).statusCode())
          .isEqualTo(303);

      seat(address, table.leader, seat, other.email());

      assertThat(table.write(address, cookies, "goal", "purpose", SAYS).statusCode())
          .as(seat)
          .isEqualTo(403);
      assertThat(seat(address, cookies, "project-leader", other.email()).statusCode())
          .isEqualTo(403);
      assertThat(refused(address, "project-leader", other.email()))
          .contains("een plek die hier niet mee samengaat");
    }
  }

  @Test
  void aSeatThatCouldNeverBeUsedIsRefusedAtOnce() {
    String address = table.begun("Plekken");

    assertThat(refused(address, "aldermans-office", "niemand@velsen.example"))
        .contains("Er is geen account met dit adres");
    assertThat(refused(address, "aldermans-office", table.village.neighbour().email()))
        .contains("het is van een andere organisatie");
    assertThat(refused(address, "contact-person", table.account("viewer", "velsen").email()))
        .contains("het is van een andere organisatie");

    String viewer = table.account("viewer", "velsen").email();
    assertThat(seat(address, table.leader, "aldermans-office", viewer).statusCode()).isEqualTo(303);
    assertThat(refused(address, "aldermans-office", viewer)).contains("al gegeven aan dit adres");
  }

  @Test
  void theSeatItselfIsTheRightOfAViewerToDecide() {
    Course course = new Course(table.node, table.village, "viewer-decides").until(Step.DECISION);
    Staff viewer = table.account("viewer", "velsen");
    String decision = course.desk("/decisions/" + Course.FINDING);
    String[] fields = {"outcome", "adopted", "reason", Course.SAYS, "seen", ""};

    assertThat(table.send(decision, viewer.cookies(), fields).statusCode()).isEqualTo(403);
    seat(course.desk(""), table.leader, "aldermans-office", viewer.email());
    assertThat(table.send(decision, viewer.cookies(), fields).statusCode()).isEqualTo(303);

    assertThat(course.view().path("decisions").path(0).path("outcome").asText())
        .isEqualTo("adopted");
    assertThat(table.village.get("/staff/polls/new", viewer.cookies()).statusCode())
        .as("elsewhere it stays a viewer")
        .isEqualTo(403);
  }

  @Test
  void whoHasACouncilsSeatReadsDraftsAndRemarks() {
    String address = table.begun("Meelezen");
    Staff viewer = table.account("viewer", "raad");
    assertThat(status(address, viewer.cookies())).isEqualTo(404);

    seat(address, table.leader, "contact-person", viewer.email());

    assertThat(table.page(address, viewer.cookies())).contains("participatieraad");
    assertThat(
            table
                .send(address + "/sections/approach/remarks", viewer.cookies(), "text", SAYS)
                .statusCode())
        .isEqualTo(303);
    assertThat(
            table
                .write(
                    address,
                    viewer.cookies(),
                    "council-start",
                    "onAgendaOn",
                    "2026-11-02",
                    "contacts",
                    "wij")
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void aRegionalDraftIsReadByWhoTakesPartOnly() {
    String address = regional("Regionaal", "beverwijk");

    for (String role : new String[] {"viewer", "editor", "administrator"}) {
      assertThat(status(address, table.account(role, "velsen").cookies())).as(role).isEqualTo(404);
      assertThat(status(address + "/history", table.account(role, "velsen").cookies()))
          .as(role)
          .isEqualTo(404);
      assertThat(status(address, table.account(role, "beverwijk").cookies()))
          .as(role)
          .isEqualTo(200);
    }
    String token = table.village.editor().token();
    String api = "/api/v1/trajectories/" + SteerTable.id(address);
    assertThat(table.node.get(api, "Authorization", "Bearer " + token).statusCode()).isEqualTo(404);
    assertThat(table.node.get(api + "/history", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(404);
  }

  @Test
  void theAldermanOfAMunicipalityThatTakesPartDecidesInARegionalOne() {
    String address = regional("Samen", "beverwijk");
    Staff alderman = table.account("viewer", "beverwijk");
    String owner = table.account("editor", "ijmond").cookies();

    assertThat(seat(address, owner, "aldermans-office", alderman.email()).statusCode())
        .isEqualTo(303);
    assertThat(table.page(address, alderman.cookies())).contains("bestuur");
    assertThat(
            seat(address, owner, "aldermans-office", table.village.editor().email()).statusCode())
        .as("Velsen does not take part")
        .isEqualTo(400);
  }

  @Test
  void thePageSaysWhatEachSeatMayDo() {
    assertThat(table.page(table.begun("Uitleg") + "/members", table.leader))
        .contains(
            "Schrijft de besluiten. Doet niets anders meer.",
            "Wie besluit of oordeelt, leidt het traject niet.");
  }
}
