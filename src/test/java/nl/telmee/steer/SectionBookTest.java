package nl.telmee.steer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The address book beside the stakeholders of a trajectory. */
final class SectionBookTest {
  private static final String BOOK = "/staff/relations";
  private static SteerTable table;

  @BeforeAll
  static void start() {
    table = new SteerTable();
    for (String name : new String[] {"School A", "School B", "School C", "School D"}) {
      table.send(BOOK + "/new", table.leader, "name", name, "categories", "schools");
    }
    table.send(
        BOOK + "/new", table.stranger, "name", "School over de grens", "categories", "schools");
  }

  @AfterAll
  static void stop() {
    table.close();
  }

  @Test
  void eachGroupSaysWhomTheOrganisationKnowsAndWhichHaveNobody() {
    String address = table.begun("Met adresboek");
    String page = table.page(address + "/sections/stakeholders", table.leader);

    assertThat(page)
        .contains("In je adresboek: 4", "School A, School B, School C en nog 1")
        .contains("In deze groepen ken je nog niemand: Inwoners uit de buurt, Jongeren")
        .doesNotContain("School over de grens");
    assertThat(page.split("Je kent hier nog niemand", -1)).hasSizeBetween(19, 20);
  }

  @Test
  void whoAddsSomebodyFromThereComesBackThere() {
    String address = table.begun("Heen en terug");
    String query = "organisation=velsen&trajectory=" + SteerTable.id(address);
    assertThat(table.page(address + "/sections/stakeholders", table.leader))
        .contains(BOOK + "/new?" + query.replace("&", "&amp;") + "&amp;category=carers");
    assertThat(table.page(BOOK + "?" + query, table.leader))
        .contains("Terug naar wie het raakt", address + "/sections/stakeholders");
    assertThat(table.page(BOOK + "/new?" + query + "&category=carers", table.leader))
        .contains("value=\"carers\" checked");

    HttpResponse<String> added =
        table.send(
            BOOK + "/new",
            table.leader,
            "name",
            "Steunpunt",
            "categories",
            "carers",
            "trajectory",
            SteerTable.id(address));
    assertThat(added.headers().firstValue("Location").orElse(""))
        .isEqualTo(address + "/sections/stakeholders");
    assertThat(table.page(address + "/sections/stakeholders", table.leader)).contains("Steunpunt");
  }

  @Test
  void aRegionalTrajectoryShowsEachTheirOwnBooksOnly() {
    String above = table.account("editor", "ijmond").cookies();
    HttpResponse<String> begun =
        table.send(
            SteerTable.PATH + "/new",
            above,
            "organisation",
            "ijmond",
            "subject-title-nl",
            "Samen",
            "participants",
            "velsen",
            "participants",
            "beverwijk");
    String stakeholders =
        begun.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "")
            + "/sections/stakeholders";

    assertThat(table.page(stakeholders, above)).contains("In je adresboek: 5");
    assertThat(table.page(stakeholders, table.stranger))
        .contains("School over de grens")
        .doesNotContain("School A");
  }

  @Test
  void whoHasNoBookThereSeesNone() {
    String address = table.begun("Raad kijkt mee");
    String viewer = table.account("viewer", "velsen").cookies();

    for (String who : new String[] {table.council, viewer}) {
      HttpResponse<String> page = table.village.get(address + "/sections/stakeholders", who);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).doesNotContain("School A", "ken je nog niemand");
    }
  }

  @Test
  void noTrajectoryTakesTheBookAlong() throws IOException, InterruptedException {
    String address = table.begun("Zonder adressen");
    table.write(address, table.leader, "stakeholders", SteerTable.fan());
    String path = "/api/v1/trajectories/" + SteerTable.id(address) + "/archive";
    byte[] archive =
        HttpClient.newHttpClient()
            .send(
                table
                    .node
                    .request(path)
                    .header("Authorization", "Bearer " + table.node.token())
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    StringBuilder all = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      while (zip.getNextEntry() != null) {
        all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    assertThat(all).contains("young-people").doesNotContain("School A");
  }
}
