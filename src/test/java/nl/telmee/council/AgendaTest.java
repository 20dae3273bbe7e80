package nl.telmee.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agenda that a municipality and its council make together. */
final class AgendaTest {
  private static TestNode node;
  private static Village village;
  private static String editor;
  private static String member;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    village = new Village(node);
    editor = village.editor().cookies();
    member = village.member().cookies();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String[] item(String subject, String... more) {
    return Stream.concat(
            Stream.of(
                "subject",
                subject,
                "way",
                "poll",
                "way",
                "meeting",
                "period",
                "second-quarter",
                "responsible",
                "together"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /** Puts a subject on an agenda; yields its address. */
  private static String added(String cookies, String agenda, String subject) {
    HttpResponse<String> done = village.send("/council/agendas/" + agenda, cookies, item(subject));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    return "/council/agendas/"
        + agenda
        + "/"
        + village
            .rows("select id from agenda_item where content->>'subject' = '" + subject + "'")
            .getFirst();
  }

  @Test
  void theMunicipalityAndItsCouncilMakeItAndTheMunicipalityPublishesIt() {
    added(member, "velsen/2031", "Speelplekken");
    added(editor, "velsen/2031", "Verkeer");
    assertThat(node.get("/o/velsen/agenda/2031").body())
        .contains("nog geen agenda")
        .doesNotContain("Speelplekken");
    assertThat(village.send("/council/agendas/velsen/2031/_publish", member, "go", "1"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
    assertThat(village.send("/council/agendas/velsen/2031/_publish", editor, "go", "1"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(303);

    assertThat(node.get("/o/velsen/agenda/2031").body())
        .contains("<h2>Speelplekken", "Verkeer", "peiling, bijeenkomst", "April tot en met juni");
    assertThat(node.get("/api/v1/events?type=nl.telmee.agenda.published.v1").body())
        .contains("agendas/velsen/2031", "\"year\":2031");
    added(member, "velsen/2031", "Groen");
    assertThat(node.get("/o/velsen/agenda/2031").body()).doesNotContain("Groen");
    village.send("/council/agendas/velsen/2031/_publish", editor, "go", "1");
    assertThat(node.get("/o/velsen/agenda/2031").body()).contains("Groen");
    assertThat(node.get("/o/velsen/agenda/2031?edition=1").body()).doesNotContain("Groen");
    assertThat(
            TestNode.json(node.get("/api/v1/agendas?organisation=velsen&year=2031"))
                .path("agendas")
                .path(0)
                .path("edition")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void whoWasSecondSeesWhatTheOtherDidAndLosesNothing() {
    String address = added(member, "velsen/2032", "Zwembad");
    village.send(address, editor, item("Zwembad en sporthal", "revision", "2"));
    HttpResponse<String> second =
        village.send(address, member, item("Zwembad open houden", "revision", "2"));

    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(second.body())
        .contains("Iemand anders was net voor", "Zwembad en sporthal", "Zwembad open houden")
        .contains("name=\"revision\" value=\"3\"");
    assertThat(village.send(address, member, item("Zwembad open houden", "revision", "3")))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(303);
    assertThat(village.get(address, editor).body())
        .contains("Zwembad en sporthal", "Zwembad open houden");
  }

  @Test
  void aSubjectThatWasTakenAwayStaysInItsHistory() {
    String address = added(member, "velsen/2033", "Markt");
    village.send(address + "/_remove", editor, "go", "1");
    assertThat(village.get("/council/agendas/velsen/2033", editor).body()).doesNotContain("Markt");
    assertThat(village.get(address, editor).body()).contains("Markt", "Weggehaald op");
  }

  @Test
  void aFormThatIsNotWholeKeepsWhatWasTyped() {
    HttpResponse<String> empty =
        village.send("/council/agendas/velsen/2034", member, "subject", "", "why", "Mijn reden");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body()).contains("Mijn reden", "Kies hoe inwoners", "Kies wanneer");
  }

  @Test
  void theRegionShowsTheAgendasOfItsMunicipalities() {
    String beverwijk = village.neighbour().cookies();
    added(editor, "velsen/2035", "Sluis");
    added(beverwijk, "beverwijk/2035", "Station");
    village.send("/council/agendas/velsen/2035/_publish", editor, "go", "1");
    village.send("/council/agendas/beverwijk/2035/_publish", beverwijk, "go", "1");

    assertThat(node.get("/o/ijmond/agenda/2035").body())
        .containsSubsequence("Beverwijk</h2>", "Station", "Velsen</h2>", "Sluis");
    assertThat(node.get("/o/velsen/agenda/2035").body()).doesNotContain("Station");
  }

  @Test
  void neighboursMakeNothingOfIt() {
    String beverwijk = village.neighbour().cookies();
    assertThat(village.get("/council/agendas/velsen/2036", beverwijk).statusCode()).isEqualTo(404);
    assertThat(village.send("/council/agendas/velsen/2036", beverwijk, item("x")).statusCode())
        .isEqualTo(404);
    assertThat(village.send("/council/agendas/beverwijk/2036", member, item("x")).statusCode())
        .isEqualTo(404);
    assertThat(node.get("/o/velsen/agenda/20x6").statusCode()).isEqualTo(404);
  }
}
