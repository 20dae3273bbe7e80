package nl.telmee.steer;

import static nl.telmee.steer.SteerTable.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Beginning a trajectory, and finding it again. */
final class BeginTest {
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
  void anEmptyListSaysWhatToDo() {
    String viewer = table.account("viewer", "beverwijk").cookies();
    assertThat(table.page(PATH, viewer)).contains("Nog geen trajecten", "Zodra een gemeente");
    assertThat(table.page(PATH, viewer)).doesNotContain("/staff/trajectories/new");
  }

  @Test
  void theAddressIsMadeFromTheTitle() {
    String address = table.begun("Hoe praten jóngeren mee & wanneer?");

    assertThat(table.village.rows("select slug from trajectory where id = '" + id(address) + "'"))
        .containsExactly("hoe-praten-jongeren-mee-wanneer");
    assertThat(table.page(address, table.leader)).contains("Hoe praten jóngeren mee", "Concept");
  }

  private static String id(String address) {
    return SteerTable.id(address);
  }

  @Test
  void anAddressThatIsTakenAndATitleThatIsMissingAreSaidAndNothingIsLost() {
    table.begun("Eerste");
    HttpResponse<String> taken =
        table.send(
            PATH + "/new",
            table.leader,
            "organisation",
            "velsen",
            "subject-title-nl",
            "Tweede",
            "slug",
            "eerste");
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.body()).contains("al in gebruik", "value=\"Tweede\"", "value=\"eerste\"");

    HttpResponse<String> empty = table.send(PATH + "/new", table.leader, "slug", "Geen Adres");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body())
        .contains("Kies van wie", "kleine letters", "Vul dit in", "value=\"Geen Adres\"");
  }

  @Test
  void anAddressThatIsMadeOfTheTitleIsNoMistakeOfItsOwn() {
    HttpResponse<String> empty =
        table.send(PATH + "/new", table.leader, "organisation", "velsen", "slug", "");

    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body())
        .contains("href=\"#f-subject-title-nl\"")
        .doesNotContain("href=\"#f-slug\"");
  }

  @Test
  void moreStepsCanBeAddedAtOnceAndNothingTypedIsLost() {
    String page = table.page(PATH + "/new", table.leader);
    assertThat(page).contains("name=\"more\" value=\"stages\"", "stages-13-title");

    List<String> fields =
        new ArrayList<>(
            List.of("organisation", "velsen", "subject-title-nl", "Nog niet af", "more", "stages"));
    int row = 0;
    for (Step step : Step.values()) {
      fields.addAll(List.of("stages-" + row++ + "-key", step.word()));
    }
    fields.addAll(List.of("stages-12-key", "", "stages-13-key", "", "stages-13-title"));
    fields.add("Wandeling");
    HttpResponse<String> more =
        table.send(PATH + "/new", table.leader, fields.toArray(String[]::new));

    assertThat(more.statusCode()).isEqualTo(200);
    assertThat(more.body())
        .contains("value=\"Nog niet af\"", "value=\"Wandeling\"", "stages-15-title")
        .contains("<details open")
        .doesNotContain("value=\"nog-niet-af\"");
  }

  @Test
  void aTableIsOnlySpokenOfWhenACouncilCanBegin() {
    String hint = "Begint een participatieraad, dan is het een tafel van de raad.";
    assertThat(table.page(PATH + "/new", table.leader)).doesNotContain(hint);
    assertThat(table.page(PATH + "/new", table.council)).contains(hint);
  }

  @Test
  void onlyWhoIsInATableCanActInItsSteps() {
    assertThat(table.page(PATH + "/new", table.leader)).contains("<option value=\"municipality\"");
    assertThat(table.page(PATH + "/new", table.council))
        .contains("<option value=\"council\" selected", "<option value=\"board\"")
        .doesNotContain("<option value=\"municipality\"");
  }

  @Test
  void aCouncilBeginsATableOfItsOwn() {
    String address = table.begun(table.council, "raad", "Tafel over speelplekken");

    assertThat(
            table.village.rows("select decides from trajectory where id = '" + id(address) + "'"))
        .containsExactly("velsen");
    assertThat(table.page(PATH, table.council)).contains("Tafel over speelplekken");
  }

  @Test
  void whoStandsAboveACouncilIsNotAskedToBeginATableForIt() {
    assertThat(table.page(PATH + "/new", table.leader))
        .contains("value=\"velsen\" checked")
        .doesNotContain("value=\"raad\"");
    assertThat(table.page(PATH + "/new", table.council)).contains("value=\"raad\" checked");
  }

  @Test
  void nobodyBeginsInTheNameOfAnother() {
    HttpResponse<String> foreign =
        table.send(
            PATH + "/new",
            table.stranger,
            "organisation",
            "velsen",
            "subject-title-nl",
            "Van Velsen");
    assertThat(foreign.statusCode()).isEqualTo(404);
  }

  @Test
  void aStepIsLeftOutAndAnotherAddedAtTheBeginning() {
    HttpResponse<String> done =
        table.send(
            PATH + "/new",
            table.leader,
            "organisation",
            "velsen",
            "subject-title-nl",
            "Eigen stappen",
            "stages-0-key",
            "review",
            "stages-1-key",
            "council-start",
            "stages-1-taken",
            "yes",
            "stages-2-key",
            "",
            "stages-2-title",
            "Rondgang",
            "stages-2-party",
            "board",
            "stages-2-after",
            "agenda");
    String page = table.page(done.headers().firstValue("Location").orElseThrow(), table.leader);

    assertThat(page).contains("Het traject is begonnen").doesNotContain("De focusgroep leest mee");
    assertThat(page)
        .containsSubsequence("<h3>Op de agenda", "<h3>Rondgang", "<h3>De participatieraad begint");
  }

  @Test
  void theListShowsFirstWhatWaitsForTheCallerAndWhatIsMissing() {
    String address = table.begun("Wachtend traject");
    assertThat(table.page(PATH, table.leader))
        .contains("Wacht op jou", "Wachtend traject", "Schrijf waar het over gaat");
    assertThat(table.page(PATH, table.council))
        .contains("Wachtend traject", "Op de agenda (gemeente)");
    assertThat(table.village.get(address, table.stranger).statusCode()).isEqualTo(404);
  }

  @Test
  void whoStandsAboveACouncilBeginsNoTableInItsName() {
    String body =
        """
        {"organisation":"raad","slug":"tafel-van-een-ander",
         "subject":{"title":{"nl":"Tafel van een ander"}}}
        """;

    HttpResponse<String> refused =
        table.village.post(table.village.editor(), "/api/v1/trajectories", body);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(
            table.village.post(table.village.member(), "/api/v1/trajectories", body).statusCode())
        .isEqualTo(201);
  }
}
