package nl.telmee.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.feed.EventType;
import nl.telmee.feed.Facts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a council member finds, and what it may make. */
final class OverviewTest {
  private static TestNode node;
  private static Letterbox box;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    box = new Letterbox(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aCouncilMemberComesInAtTheCouncilAndStaffAtTheirDesk() {
    assertThat(landing(box.village().member())).isEqualTo("/council");
    assertThat(landing(box.village().editor())).isEqualTo("/staff");
  }

  private static String landing(Staff staff) {
    return node.post(
            "/staff/sign-in",
            "application/x-www-form-urlencoded",
            "email=%s&password=%s"
                .formatted(staff.email(), TestNode.ADMIN_PASSWORD.replace(' ', '+')),
            "Sec-Fetch-Site",
            "same-origin")
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  @Test
  void newsOfTheMunicipalityStaysUntilItWasSeen() {
    node.openPoll(Survey.poll("nieuws").replace("\"Alles\"", "\"Nieuwe speeltuin\""));
    String page = box.village().get("/council", box.member()).body();
    assertThat(page).contains("Nieuwe speeltuin");
    String upTo = page.replaceFirst("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
    HttpResponse<String> seen = box.village().send("/council/_seen", box.member(), "seen", upTo);

    String cookies = box.member() + "; " + Staff.cookies(seen);
    assertThat(box.village().get("/council", cookies).body())
        .doesNotContain("Nieuwe speeltuin")
        .contains("Er is niets nieuws");
    assertThat(box.village().get("/council", village().neighbour().cookies()).body())
        .doesNotContain("Nieuwe speeltuin");
  }

  @Test
  void aPollThatRunsDoesNotPushOutOtherNews() throws SQLException {
    try (Connection db = node.jdbc()) {
      Facts.append(db, EventType.AGENDA_PUBLISHED, "velsen", "Nieuwe agenda", "youth");
      for (int minute = 0; minute < 15; minute++) {
        Facts.append(db, EventType.RESULTS_RELEASED, "velsen", "Drukke peiling", "youth");
      }
    }
    String page = village().get("/council", box.member()).body();
    assertThat(page).contains("Nieuwe agenda").containsOnlyOnce("Drukke peiling");
  }

  private static Village village() {
    return box.village();
  }

  @Test
  void anAdviceThatIsLateSaysSoInWords() {
    String advice = box.asked("Wat vinden jullie?");
    village().change("update advice set due_on = current_date - 4 where id = '" + advice + "'");
    assertThat(village().get("/council", box.member()).body()).contains("dagen te laat");
    assertThat(village().get("/council", village().neighbour().cookies()).body())
        .doesNotContain(advice);
  }

  @Test
  void aCouncilMemberMakesPollsOfTheCouncilAndOfNobodyElse() {
    Staff member = village().member();
    String own = Survey.poll("raadspeiling").replace("\"velsen\",\"slug", "\"raad\",\"slug");
    HttpResponse<String> made = village().post(member, "/api/v1/polls", own);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String poll = TestNode.json(made).path("id").asText();
    assertThat(village().post(member, "/api/v1/polls", Survey.poll("van-velsen")).statusCode())
        .isEqualTo(403);
    assertThat(village().post(member, "/api/v1/polls/" + poll + "/_open", "").statusCode())
        .isEqualTo(200);
    Patience.until(
        () -> node.get("/p/raadspeiling").body(), page -> page.contains("<li>van Raad</li>"));
    assertThat(village().get("/staff/polls/new", box.member()).body())
        .contains("raad")
        .doesNotContain("value=\"velsen\"");
    assertThat(village().get("/staff/accounts", box.member()).statusCode()).isEqualTo(403);
    assertThat(village().get("/staff/retention", box.member()).statusCode()).isEqualTo(403);
    String velsens = node.draft(Survey.poll("van-de-gemeente"));
    assertThat(village().get("/staff/polls/" + velsens + "/edit", box.member()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aMemberWithoutACouncilSpeaksForNobody() {
    Staff alone = Staff.of(node, "council-member", "velsen");
    String cookies = alone.cookies();
    assertThat(village().get("/council", cookies).statusCode()).isEqualTo(200);
    assertThat(village().get("/council/advices/new", cookies).statusCode()).isEqualTo(403);
    assertThat(village().post(alone, "/api/v1/polls", Survey.poll("alleen")).statusCode())
        .isEqualTo(403);
    assertThat(village().get("/council/agendas/velsen/2026", cookies).statusCode()).isEqualTo(403);
  }
}
