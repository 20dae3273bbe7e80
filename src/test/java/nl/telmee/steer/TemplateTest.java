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

/** An organisation's own templates, and trajectories that begin with them. */
final class TemplateTest {
  private static final String TEMPLATES = PATH + "/templates";
  private static SteerTable table;

  @BeforeAll
  static void start() {
    table = new SteerTable();
  }

  @AfterAll
  static void stop() {
    table.close();
  }

  /** The form as a browser sends it: a row for each step, and one that is added. */
  private static String[] form(String name, Step without, String days, String extra) {
    List<String> fields = new ArrayList<>(List.of("organisation", "velsen", "name", name));
    int row = 0;
    for (Step step : Step.values()) {
      String at = "stages-" + row++ + "-";
      fields.addAll(List.of(at + "key", step.word()));
      if (step != without) {
        fields.addAll(List.of(at + "taken", "yes"));
      }
      fields.addAll(List.of(at + "days", step == Step.AGENDA ? days : ""));
    }
    String at = "stages-" + row + "-";
    fields.addAll(
        List.of(
            at + "key", "", at + "title", extra, at + "party", "council", at + "after", "goal"));
    return fields.toArray(String[]::new);
  }

  private static HttpResponse<String> send(String name, Step without, String days, String extra) {
    return table.send(TEMPLATES + "/new", table.leader, form(name, without, days, extra));
  }

  private static String idOf(String name) {
    return table
        .village
        .rows("select id::text from trajectory_template where name = '" + name + "'")
        .getFirst();
  }

  @Test
  void aStepIsSwitchedOffAndAnotherAddedAndATrajectoryBeginsSo() {
    assertThat(send("Kort", Step.REVIEW, "7", "Wandeling").statusCode()).isEqualTo(303);
    assertThat(table.page(TEMPLATES, table.leader)).contains("Kort", "12 stappen");

    String begin = table.page(PATH + "/new", table.leader);
    String link = PATH + "/new?template=" + idOf("Kort");
    assertThat(begin).contains("Begin met een sjabloon", link);
    String chosen = table.page(link, table.leader);
    String due =
        java.time.LocalDate.now(java.time.ZoneId.of("Europe/Amsterdam")).plusDays(7).toString();
    assertThat(chosen).contains("value=\"Wandeling\"", "value=\"" + due + "\"");
  }

  @Test
  void aStepThatProtectsResidentsStaysWhateverTheFormSays() {
    send("Zonder besluit", Step.DECISION, "", "");

    assertThat(
            table.village.rows(
                "select stages::text from trajectory_template where name = 'Zonder besluit'"))
        .first()
        .asString()
        .contains("decision");
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsLost() {
    HttpResponse<String> wrong = send("", Step.REVIEW, "morgen", "Wandeling");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("value=\"morgen\"", "value=\"Wandeling\"", "role=\"alert\"");
  }

  @Test
  void theFieldThatIsWrongIsMarkedAndItsStepIsNamed() {
    HttpResponse<String> wrong = send("Te lang", Step.REVIEW, "99999999999", "");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .containsPattern(
            "href=\"#f-stages-[0-9]+-days\">[^<:]+: Vul een heel getal in van 0 tot 2000")
        .containsPattern("id=\"f-stages-[0-9]+-days\" aria-invalid=\"true\"")
        .contains("value=\"99999999999\"", "maxlength=\"12\"");
  }

  @Test
  void aStepThatIsDueBeforeAnEarlierOneIsRefusedAtItsField() {
    List<String> fields = new ArrayList<>(List.of(form("Terug", Step.REVIEW, "30", "")));
    fields.set(fields.indexOf("stages-1-days") + 1, "7");
    fields.set(fields.indexOf("stages-2-days") + 1, "9");

    HttpResponse<String> refused =
        table.send(TEMPLATES + "/new", table.leader, fields.toArray(String[]::new));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .containsPattern("href=\"#f-stages-1-days\">[^<:]+: Vul 30 of meer in")
        .containsPattern("href=\"#f-stages-2-days\">[^<:]+: Vul 30 of meer in")
        .contains("value=\"7\"", "value=\"9\"");
  }

  @Test
  void itIsChangedAndRemovedByItsOwnOrganisationOnly() {
    send("Lang", Step.REVIEW, "7", "");
    String one = TEMPLATES + "/" + idOf("Lang");
    String neighbour = table.village.neighbour().cookies();
    assertThat(table.village.get(one, neighbour).statusCode()).isEqualTo(404);
    assertThat(table.send(one + "/_remove", neighbour).statusCode()).isEqualTo(404);

    assertThat(table.page(one, table.leader)).contains("value=\"Lang\"");
    table.send(one, table.leader, at(1, form("Langer", Step.REVIEW, "9", "")));
    assertThat(table.page(TEMPLATES, table.leader)).contains("Langer");

    table.send(one + "/_remove", table.leader);
    assertThat(table.page(TEMPLATES, table.leader)).doesNotContain("Langer");
  }

  private static String[] at(int revision, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("revision", String.valueOf(revision)));
    return all.toArray(String[]::new);
  }

  @Test
  void whoIsSecondSeesWhatTheOtherWroteAndLosesNothing() {
    send("Wijk", Step.REVIEW, "7", "");
    String one = TEMPLATES + "/" + idOf("Wijk");
    assertThat(table.page(one, table.leader)).contains("name=\"revision\" value=\"1\"");
    table.send(one, table.leader, at(1, form("Wijk van de een", Step.REVIEW, "9", "")));

    HttpResponse<String> second =
        table.send(one, table.leader, at(1, form("Wijk van de ander", Step.GOAL, "30", "Ronde")));

    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(second.body())
        .contains(
            "Iemand anders was net voor",
            table.village.editor().email(),
            "Wijk van de een",
            "9 dagen na het begin",
            "value=\"Wijk van de ander\"",
            "value=\"Ronde\"",
            "name=\"revision\" value=\"2\"");
    assertThat(
            table
                .send(one, table.leader, at(2, form("Wijk van de ander", Step.REVIEW, "30", "")))
                .statusCode())
        .isEqualTo(303);
    assertThat(table.page(TEMPLATES, table.leader)).contains("Wijk van de ander");
  }

  @Test
  void moreRowsKeepWhatWasTypedAndStoreNothing() {
    String[] typed = form("Met meer", Step.REVIEW, "7", "Wandeling");
    List<String> asked = new ArrayList<>(List.of(typed));
    asked.addAll(List.of("more", "stages"));

    HttpResponse<String> more =
        table.send(TEMPLATES + "/new", table.leader, asked.toArray(String[]::new));

    assertThat(more.statusCode()).isEqualTo(200);
    assertThat(more.body())
        .contains("value=\"Met meer\"", "value=\"Wandeling\"", "name=\"stages-14-key\"")
        .doesNotContain("name=\"stages-15-key\"");
    assertThat(table.village.rows("select 1 from trajectory_template where name = 'Met meer'"))
        .isEmpty();
  }

  @Test
  void nobodyMakesOneForAnotherOrganisation() {
    HttpResponse<String> refused =
        table.send(
            TEMPLATES + "/new",
            table.village.neighbour().cookies(),
            form("Van een ander", Step.REVIEW, "7", ""));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(table.village.rows("select 1 from trajectory_template where name = 'Van een ander'"))
        .isEmpty();
  }
}
