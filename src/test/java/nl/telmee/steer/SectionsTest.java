package nl.telmee.steer;

import static nl.telmee.steer.SteerTable.SAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.telmee.trajectory.Section;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The forms of the sections: what is typed is stored, or said to be wrong, and never lost. */
final class SectionsTest {
  private static SteerTable table;

  @BeforeAll
  static void start() {
    table = new SteerTable();
  }

  @AfterAll
  static void stop() {
    table.close();
  }

  private static String stored(String address, String path) {
    return table
        .village
        .rows(
            "select content #>> '{%s}' from trajectory where id = '%s'"
                .formatted(path, SteerTable.id(address)))
        .getFirst();
  }

  @ParameterizedTest
  @EnumSource
  void eachSectionIsReadByWhoSeesItAndWrittenByWhoMay(Section.Kind kind) {
    String address = table.begun("Delen " + kind.word());
    String viewer = table.account("viewer", "velsen").cookies();
    HttpResponse<String> read = table.village.get(address + "/sections/" + kind.word(), viewer);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).contains("Dit deel schrijft").doesNotContain("name=\"revision\"");
    assertThat(table.village.get(address + "/sections/" + kind.word(), table.stranger).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsWrittenStandsInTheFormAgain() {
    String address = table.begun("Onderwerp");
    table.deliverAgenda(address);
    assertThat(table.page(address + "/sections/subject", table.leader))
        .contains(SAYS, "value=\"2026-11-02\"", "value=\"youth-act\" checked")
        .doesNotContain("value=\"municipalities-act\" checked");
    assertThat(stored(address, "subject,title,nl")).isEqualTo("Meepraten");
    assertThat(stored(address, "influence,level")).isEqualTo("think-along");
  }

  @Test
  void mistakesStandBesideTheirFieldsAndNothingIsLost() {
    String address = table.begun("Fouten");
    HttpResponse<String> wrong =
        table.write(
            address,
            table.leader,
            "subject",
            "title-nl",
            "",
            "summary",
            "Wat ik typte",
            "councilToldOn",
            "gisteren");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains(
            "href=\"#f-title-nl\"",
            "href=\"#f-councilToldOn\"",
            "Vul een dag in",
            "Wat ik typte",
            "value=\"gisteren\"");
  }

  @Test
  void whoWasSecondSeesWhatTheOtherWroteAndLosesNothing() {
    String address = table.begun("Tegelijk");
    String revision = table.revision(address);
    table.write(address, table.leader, "goal", "purpose", "Doel van de gemeente");
    HttpResponse<String> second =
        table.send(
            address + "/sections/goal",
            table.council,
            "revision",
            revision,
            "purpose",
            "Doel van de raad");
    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(second.body())
        .contains("Iemand anders was net voor", "Doel van de gemeente", "Doel van de raad");

    assertThat(
            table.write(address, table.council, "goal", "purpose", "Doel van de raad").statusCode())
        .isEqualTo(303);
    assertThat(stored(address, "goal,purpose")).isEqualTo("Doel van de raad");
  }

  @Test
  void aChangeOfAnotherSectionStandsInNobodysWay() {
    String address = table.begun("Naast elkaar");
    String revision = table.revision(address);
    table.write(address, table.leader, "influence", "can", SAYS);
    assertThat(
            table
                .send(
                    address + "/sections/goal",
                    table.council,
                    "revision",
                    revision,
                    "purpose",
                    SAYS)
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void aSectionOfAStepThatIsDoneIsReadOnlyAndKeepsWhatWasTypedMeanwhile() {
    String address = table.begun("Klaar is klaar");
    table.deliverAgenda(address);
    table.send(address + "/steps/agenda/_complete", table.leader);
    assertThat(table.page(address + "/sections/influence", table.leader))
        .contains("Deze stap is klaar", "Meedenken", SAYS)
        .doesNotContain("name=\"revision\"");
    HttpResponse<String> late =
        table.write(address, table.leader, "influence", "can", "Nog snel getypt");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Deze stap is klaar", "Nog snel getypt");
  }

  @Test
  void moreRowsOfCostsKeepWhatWasTypedAndStoreNothing() {
    String address = table.begun("Meer regels");
    String section = address + "/sections/means";
    assertThat(table.page(section, table.leader))
        .contains("name=\"more\" value=\"costs\"", "name=\"costs-1-what\"")
        .doesNotContain("name=\"costs-2-what\"");

    HttpResponse<String> more =
        table.write(
            address,
            table.leader,
            "means",
            "costs-0-what",
            "Zaalhuur",
            "costs-0-euros",
            "veel",
            "costs-1-what",
            "",
            "inhabitants-0-name",
            "Velsen",
            "more",
            "costs");

    assertThat(more.statusCode()).isEqualTo(200);
    assertThat(more.body())
        .contains(
            "value=\"Zaalhuur\"", "value=\"veel\"", "value=\"Velsen\"", "name=\"costs-3-what\"")
        .doesNotContain("name=\"costs-4-what\"", "name=\"inhabitants-1-name\"");
    assertThat(stored(address, "means")).isNull();
  }

  @Test
  void moreRowsOfTheFanStopAtAsManyAsThereMayBe() {
    String address = table.begun("Meer groepen");
    HttpResponse<String> more =
        table.write(
            address,
            table.leader,
            "stakeholders",
            "categories-38-category",
            "",
            "categories-0-category",
            "residents",
            "categories-0-approach",
            "Via de wijkkrant",
            "more",
            "categories");

    assertThat(more.statusCode()).isEqualTo(200);
    assertThat(more.body())
        .contains("Via de wijkkrant", "name=\"categories-39-category\"")
        .doesNotContain("name=\"categories-40-category\"", "value=\"categories\"");
    assertThat(table.village.get(address + "/sections/stakeholders", table.stranger).statusCode())
        .isEqualTo(404);
  }

  @Test
  void theFanCountsWhoWasConsideredAndTakesOwnCategories() {
    String address = table.begun("Waaier");
    assertThat(table.page(address + "/sections/stakeholders", table.leader))
        .contains("Bekeken: 0 van de 20 groepen");
    table.write(
        address,
        table.leader,
        "stakeholders",
        "categories-0-category",
        "residents",
        "categories-0-concerned",
        "no",
        "categories-1-category",
        "young-people",
        "categories-1-concerned",
        "",
        "categories-2-category",
        "Vissers",
        "categories-2-concerned",
        "yes",
        "categories-2-approach",
        "in de haven");
    assertThat(table.page(address + "/sections/stakeholders", table.leader))
        .contains("Bekeken: 1 van de 20 groepen", "value=\"Vissers\"", "in de haven");
    assertThat(stored(address, "stakeholders,categories,0,category")).isEqualTo("residents");
    table.write(address, table.leader, "stakeholders", SteerTable.fan());
    assertThat(table.page(address + "/sections/stakeholders", table.leader))
        .contains("Bekeken: 20 van de 20 groepen");
  }

  @Test
  void costsAreDividedByInhabitantsAndTheRoundingIsSaid() {
    String address = table.begun("Geld");
    HttpResponse<String> wrong =
        table.write(
            address,
            table.leader,
            "means",
            "youthPercent",
            "50",
            "costs-0-what",
            "",
            "costs-1-what",
            "Zaal",
            "costs-1-year",
            "2027",
            "costs-1-euros",
            "veel");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("value=\"veel\"", "Vul een heel getal in", "f-costs-0-euros");

    table.write(
        address,
        table.leader,
        "means",
        "youthPercent",
        "100",
        "costs-0-what",
        "Zaal",
        "costs-0-year",
        "2027",
        "costs-0-euros",
        "1.000",
        "inhabitants-0-name",
        "Velsen",
        "inhabitants-0-inhabitants",
        "10",
        "inhabitants-0-youth",
        "yes",
        "inhabitants-1-name",
        "Beverwijk",
        "inhabitants-1-inhabitants",
        "10",
        "inhabitants-1-youth",
        "yes",
        "inhabitants-2-name",
        "Heemskerk",
        "inhabitants-2-inhabitants",
        "10",
        "inhabitants-2-youth",
        "yes");
    assertThat(table.page(address + "/sections/means", table.leader))
        .contains(
            "Verdeling 2027: 1.000 euro",
            ">333</td>",
            "Te verdelen was 1.000 euro",
            "scheelt 1 euro");
  }

  @Test
  void anEvaluationHasScoresAndPoints() {
    String address = table.begun("Terugkijken");
    table.write(
        address,
        table.leader,
        "evaluation",
        "contribution",
        SAYS,
        "score-heard",
        "4",
        "recommendations",
        "Vraag het eerder.",
        "recommendations",
        "");
    assertThat(table.page(address + "/sections/evaluation", table.leader))
        .contains("value=\"4\" selected", "Vraag het eerder.");
    assertThat(stored(address, "evaluation,recommendations")).isEqualTo("[\"Vraag het eerder.\"]");
  }

  @Test
  void thePlanningKeepsStepsThatProtectResidentsAndLeavesOthersOut() {
    String address = table.begun("Planning");
    HttpResponse<String> wrong =
        table.write(
            address, table.leader, "planning", "stages-0-key", "goal", "stages-0-dueOn", "morgen");
    assertThat(wrong.body())
        .contains("value=\"morgen\"", "Vul een dag in", "href=\"#f-stages-2-dueOn\"");
    table.write(
        address, table.leader, "planning", "stages-0-key", "goal", "stages-0-dueOn", "2027-05-01");
    assertThat(stored(address, "planning,stages"))
        .contains("\"goal\"", "2027-05-01")
        .doesNotContain("council-start", "review");
    assertThat(table.page(address + "/sections/planning", table.leader))
        .contains("De participatieraad begint", "Deze stap blijft staan");
  }

  @Test
  void aRemarkStandsBesideTheSectionAndOnTheSteps() {
    String address = table.begun("Opmerking");
    HttpResponse<String> empty =
        table.send(address + "/sections/goal/remarks", table.council, "text", " ");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body()).contains("Vul dit in");
    table.send(address + "/sections/goal/remarks", table.council, "text", "Denk aan ouders.");
    assertThat(table.page(address + "/sections/goal", table.leader))
        .contains("Denk aan ouders.", "participatieraad, ");
    assertThat(table.page(address, table.leader)).contains("Denk aan ouders.");
    assertThat(table.page(address + "/sections/means", table.leader))
        .doesNotContain("Denk aan ouders.");
  }

  @Test
  void whatEverybodyCanReadStaysWholeAndWhatWasTypedIsNotLost() {
    String address = table.begun("Openbaar");
    table.deliverAgenda(address);
    table.write(address, table.leader, "planning", SteerTable.days());
    table.send(address + "/_publish", table.leader);
    HttpResponse<String> emptied =
        table.write(
            address, table.leader, "influence", "level", "take-part", "can", "Dit typte ik zo.");
    assertThat(emptied.statusCode()).isEqualTo(409);
    assertThat(emptied.body())
        .contains("Schrijf in hele zinnen waarover inwoners kunnen meepraten", "Dit typte ik zo.")
        .contains("name=\"revision\"");
    assertThat(stored(address, "influence,level")).isEqualTo("think-along");
  }
}
