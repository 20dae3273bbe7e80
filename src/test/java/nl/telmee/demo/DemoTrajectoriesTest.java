package nl.telmee.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.trajectory.Trajectories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The trajectories of the demo content, as the public and the log tell them. */
final class DemoTrajectoriesTest {
  private static TestNode node;
  private static JsonNode of2017;
  private static JsonNode of2026;

  @BeforeAll
  static void start() {
    node = TestNode.startWithDemo();
    JsonNode all =
        Patience.until(
            () -> TestNode.json(node.get("/api/v1/trajectories?organisation=ijmond")),
            found -> found.path("trajectories").size() == 2);
    of2026 = one(all, "jongeren-praten-mee");
    of2017 = one(all, "vernieuwing-participatie-ijmond");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static JsonNode one(JsonNode all, String slug) {
    for (JsonNode summary : all.path("trajectories")) {
      if (summary.path("slug").asText().equals(slug)) {
        return TestNode.json(node.get("/api/v1/trajectories/" + summary.path("id").asText()));
      }
    }
    throw new AssertionError("no trajectory " + slug + " in " + all);
  }

  @Test
  void theCaseOf2017IsToldFromStartToEndAndSaysWhereItComesFrom() {
    assertThat(of2017.path("state").asText()).isEqualTo("closed");
    assertThat(of2017.path("subject").path("summary").asText())
        .contains("nagebouwd uit de beleidsnotitie van oktober 2017");
    assertThat(of2017.path("evaluation").path("refusal").asText())
        .contains("kan de uitkomst daarvan niet vertellen");
  }

  @Test
  void itsFindingsRestOnTheFrozenNumbersOfTheFlashPoll() {
    JsonNode findings = of2017.path("findings");
    assertThat(findings).hasSize(6);
    JsonNode themes = findings.get(1);
    assertThat(themes.path("text").asText()).startsWith("84% vindt openbare voorzieningen");
    JsonNode evidence = themes.path("evidence");
    assertThat(evidence.path("slug").asText()).isEqualTo("jongeren-2017");
    assertThat(evidence.path("released").asInt()).isEqualTo(671);
    assertThat(evidence.path("question").path("options").get(0).path("share").asDouble())
        .isEqualTo(0.841);
    assertThat(evidence.path("groups")).as("made up, so not evidence").isEmpty();
    assertThat(evidence.path("method").asText()).contains("Nagebouwd");
  }

  @Test
  void theOneOfTodayHeardNobodyYetAndWaitsForTheOpenPoll() {
    assertThat(of2026.path("state").asText()).isEqualTo("published");
    assertThat(of2026.path("influence").path("level").asText()).isEqualTo("think-along");
    assertThat(of2026.path("stakeholders").path("categories")).hasSize(20);
    assertThat(of2026.path("findings")).isEmpty();
    assertThat(of2026.path("subject").path("summary").asText())
        .contains("Dit traject is een voorbeeld");
  }

  @Test
  void theTableOfTheCouncilIsADraftThatNobodyOutsideSees() throws SQLException {
    assertThat(
            rows(
                "select state || ' ' || decides from trajectory where slug ="
                    + " 'tafel-veilig-fietsen'"))
        .containsExactly("draft velsen");
  }

  @Test
  void theLogGivesEveryRevisionWithItsDayAndEventsKeepTheirOrder() throws SQLException {
    String id = of2017.path("id").asText();
    List<String> days =
        rows(
            "select changed_at::date::text from trajectory_change where trajectory = '"
                + id
                + "' order by revision");
    assertThat(days)
        .hasSizeGreaterThan(40)
        .isSorted()
        .startsWith("2016-11-01")
        .endsWith("2017-10-31");
    assertThat(
            rows(
                "select type from event where subject = 'trajectories/"
                    + id
                    + "' and type not like '%step%' order by seq"))
        .hasSize(9);
    List<String> moments =
        rows("select at::text from event where subject = 'trajectories/" + id + "' order by seq");
    assertThat(moments).isSorted().allMatch(at -> at.startsWith("201"));
  }

  @Test
  void theRebuiltPollStandsInTheYearOfItsSourceAndItsAnswersAreKept() throws SQLException {
    String poll = "from poll p where slug = 'jongeren-2017'";
    assertThat(rows("select concat_ws(' ', opened_at::date, closed_at::date) " + poll))
        .containsExactly("2017-09-22 2017-09-30");
    assertThat(
            rows(
                "select distinct day::text from response where poll_id = (select id " + poll + ")"))
        .containsExactly("2017-09-22");
    assertThat(
            rows(
                "select concat_ws(' ', type, at::date) from event where subject = (select 'polls/'"
                    + " || id "
                    + poll
                    + ") and type ~ 'opened|closed' order by seq"))
        .hasSize(2)
        .first()
        .asString()
        .endsWith("2017-09-22");
    node.another().close(); // A node looks for what is to be destroyed when it starts.
    assertThat(rows("select count(*) from destruction")).containsExactly("0");
    assertThat(rows("select count(*) from response where poll_id = (select id " + poll + ")"))
        .containsExactly("671");
  }

  @Test
  void theYearlyReportCountsItIn2017AndNotInThisYear() {
    String cookies = Staff.administrator(node).cookies();
    assertThat(report(cookies, 2017)).contains("Hoe willen jongeren participeren?", "671");
    assertThat(report(cookies, LocalDate.now(Trajectories.HERE).getYear()))
        .contains("Waar wil jij over meepraten?")
        .doesNotContain("Hoe willen jongeren participeren?", "671");
  }

  private static String report(String cookies, int year) {
    return node.get("/staff/yearly/ijmond/" + year + "/text", "Cookie", cookies).body();
  }

  private static List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
