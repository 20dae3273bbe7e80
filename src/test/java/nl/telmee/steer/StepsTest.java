package nl.telmee.steer;

import static nl.telmee.steer.SteerTable.SAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of the steps: what is missing, who may go on, and what is refused. */
final class StepsTest {
  private static SteerTable table;

  @BeforeAll
  static void start() {
    table = new SteerTable();
  }

  @AfterAll
  static void stop() {
    table.close();
  }

  @Test
  void aRefusedAttemptSaysAllThatIsMissingWithTheWayToMendIt() {
    String address = table.begun("Nog leeg");
    HttpResponse<String> refused = table.send(address + "/steps/agenda/_complete", table.leader);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains(
            "Dat kan nog niet.",
            "Schrijf waar het over gaat",
            "Schrijf in een hele zin wat het doel van het beleid is",
            "Kies hoe ver inwoners meedoen",
            "Vul in wanneer de participatieraad het hoorde",
            "href=\"" + address + "/sections/influence\"");
    HttpResponse<String> secret = table.send(address + "/_publish", table.leader);
    assertThat(secret.statusCode()).isEqualTo(409);
    assertThat(secret.body()).contains("Geef een datum aan het meepraten en aan het besluit");
  }

  @Test
  void theMunicipalityDoesTheFirstStepAndTheCouncilTheSecond() {
    String address = table.begun("Samen op weg");
    table.deliverAgenda(address);
    table.write(address, table.leader, "planning", SteerTable.days());
    assertThat(table.page(address, table.leader)).contains("Alles wat bij deze stap hoort");
    assertThat(table.send(address + "/steps/agenda/_complete", table.council).statusCode())
        .isEqualTo(403);

    HttpResponse<String> done = table.send(address + "/steps/agenda/_complete", table.leader);
    assertThat(done.headers().firstValue("Location")).hasValue(address + "?did=complete");
    assertThat(table.send(address + "/_publish", table.leader).statusCode()).isEqualTo(303);
    assertThat(table.page(address, table.leader)).contains("/t/samen-op-weg", "Loopt");

    assertThat(table.page(address, table.leader))
        .contains("Dat de stap klaar is, zegt: participatieraad")
        .doesNotContain("council-start/_complete");
    table.write(
        address,
        table.council,
        "council-start",
        "onAgendaOn",
        "2026-11-10",
        "contacts",
        "twee leden van de participatieraad");
    table.send(address + "/steps/council-start/_complete", table.council);
    assertThat(table.page(address, table.council))
        .contains("Doel en betrokkenen", "door: participatieraad");
  }

  @Test
  void aStepIsSetAsideAndTakenBackWithAReasonOnly() {
    String address = table.begun("Terug en opnieuw");
    table.deliverAgenda(address);
    table.send(address + "/steps/agenda/_complete", table.leader);
    HttpResponse<String> bare =
        table.send(address + "/steps/council-start/_set-aside", table.leader, "reason", "nvt");
    assertThat(bare.statusCode()).isEqualTo(409);
    assertThat(bare.body()).contains("Geef een reden", "nvt</textarea>");

    table.send(address + "/steps/council-start/_set-aside", table.leader, "reason", SAYS);
    assertThat(table.page(address, table.leader)).contains("Overgeslagen op", SAYS);
    assertThat(table.send(address + "/steps/goal/_set-aside", table.leader, "reason", SAYS).body())
        .contains("Deze stap beschermt inwoners");

    table.send(address + "/steps/agenda/_take-back", table.leader, "reason", SAYS);
    assertThat(table.page(address, table.leader))
        .contains("steps/agenda/_complete")
        .doesNotContain("Overgeslagen op");
  }

  @Test
  void anAddedStepNeedsANoteOfWhatItDelivered() {
    String address = table.begun("Met rondgang");
    table.write(
        address,
        table.leader,
        "planning",
        "stages-0-key",
        "",
        "stages-0-title",
        "Rondgang",
        "stages-0-after",
        "");
    HttpResponse<String> bare =
        table.send(address + "/steps/extra-1/_complete", table.leader, "note", "klaar");
    assertThat(bare.body()).contains("Schrijf wat deze stap", "klaar</textarea>");
    table.send(address + "/steps/extra-1/_complete", table.leader, "note", SAYS);
    assertThat(table.page(address, table.leader)).contains("Klaar op", SAYS);
  }

  @Test
  void whoOnlyLooksOnSeesNoButtons() {
    String address = table.begun("Alleen kijken");
    String viewer = table.account("viewer", "velsen").cookies();
    assertThat(table.page(address, viewer))
        .contains("Alleen kijken", "Wat nog nodig is")
        .doesNotContain("_complete", "_publish", "_set-aside");
    assertThat(table.village.get(address, table.stranger).statusCode()).isEqualTo(404);
    assertThat(table.send(address + "/_publish", table.stranger).statusCode()).isEqualTo(404);
  }

  @Test
  void aStepWhoseDayHasPassedIsOverdue() {
    String address = table.begun("Te laat");
    table.write(
        address,
        table.leader,
        "planning",
        "stages-0-key",
        "agenda",
        "stages-0-dueOn",
        "2020-01-01");
    assertThat(table.page(address, table.leader))
        .contains("Uiterlijk 1 januari 2020", "Te laat</strong>");
    assertThat(table.page(SteerTable.PATH, table.leader)).contains("Te laat</strong>");
  }

  @Test
  void whatIsPublicIsNotFinishedBeforeAllIsDoneAndTold() {
    String address = table.begun("Nog niet klaar");
    assertThat(table.page(address, table.leader)).doesNotContain("/_close");
    table.deliverAgenda(address);
    table.write(address, table.leader, "planning", SteerTable.days());
    table.send(address + "/_publish", table.leader);
    assertThat(table.page(address, table.leader)).contains("/_close").doesNotContain("/_publish");

    HttpResponse<String> refused = table.send(address + "/_close", table.leader);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains(
            "Vertel de mensen die meededen",
            "Kijk terug met cijfers",
            "Rond eerst alle stappen af");
  }
}
