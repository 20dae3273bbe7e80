package nl.telmee.story;

import static org.assertj.core.api.Assertions.assertThat;

import nl.telmee.Survey;
import nl.telmee.Tale;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A region shows all that it and its municipalities asked and did. */
final class RegionTest {
  private static TestNode node;
  private static Village village;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    village = new Village(node);
    node.organisation("heemskerk");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /** A published trajectory, whatever it lacks; yields its title. */
  private static String published(String owner, String slug, String... participants) {
    String title = "Traject " + slug;
    String id =
        TestNode.json(
                node.postAsAdministrator(
                    "/api/v1/trajectories",
                    """
                    {"organisation":"%s","slug":"%s","participants":[%s],
                     "subject":{"title":{"nl":"%s"}}}
                    """
                        .formatted(
                            owner,
                            slug,
                            participants.length == 0 ? "" : "\"" + participants[0] + "\"",
                            title)))
            .path("id")
            .asText();
    village.change(
        "update trajectory set state = 'published', published_on = current_date where id = '"
            + id
            + "'");
    return title;
  }

  private static String page(String address) {
    return node.get(address).body();
  }

  @Test
  void anEmptyPlaceSaysWhatToDo() {
    assertThat(page("/o/jeugdraad"))
        .contains("Er is nu geen peiling open.", "Er is nog geen traject.")
        .contains("Er is dit jaar nog geen agenda.", "Er is nog geen advies openbaar.")
        .contains("/o/jeugdraad/signals/new", "href=\"/o/velsen\"")
        .doesNotContain("id=\"figures\"");
  }

  @Test
  void theRegionNamesWhoseEachIsAndAMunicipalityShowsWhatItTakesPartIn() {
    String own = published("velsen", "eigen");
    String neighbour = published("beverwijk", "buren");
    String regional = published("ijmond", "samen", "velsen");
    node.openPoll(Survey.poll("regiopeiling"));

    assertThat(page("/o/ijmond"))
        .contains(own, neighbour, regional)
        .containsSubsequence("<p class=\"of small\">Velsen</p>", own)
        .containsSubsequence("<p class=\"of small\">Beverwijk</p>", neighbour)
        .contains("<li>Velsen</li>", "href=\"/p/regiopeiling\"");
    assertThat(page("/o/velsen"))
        .contains("href=\"/p/regiopeiling\"")
        .contains(own, regional)
        .doesNotContain(neighbour);
    assertThat(page("/o/ijmond?of=beverwijk")).contains(neighbour).doesNotContain(own);
    assertThat(page("/o/ijmond/compare")).contains("Waarvan van een ander");
    assertThat(page("/o/ijmond?state=closed"))
        .contains("Bij deze keuze hoort geen traject.", "value=\"closed\" selected")
        .doesNotContain(own);
    assertThat(page("/o/ijmond?of=%3Cb%3E&state=nonsense")).doesNotContain("<b>");
  }

  @Test
  void aLongListHasPages() {
    for (int i = 10; i < 10 + Listing.ON_A_PAGE + 1; i++) {
      published("heemskerk", "lang-" + i);
    }
    String first = page("/o/heemskerk");
    assertThat(first)
        .contains((Listing.ON_A_PAGE + 1) + " trajecten", "Traject lang-10")
        .contains("href=\"/o/heemskerk?page=2#trajectories\"")
        .doesNotContain("<h3><a href=\"/t/lang-" + (10 + Listing.ON_A_PAGE));
    assertThat(page("/o/heemskerk?page=2"))
        .contains("<h3><a href=\"/t/lang-" + (10 + Listing.ON_A_PAGE), "href=\"/o/heemskerk?page=1")
        .doesNotContain("<h3><a href=\"/t/lang-10\"");
    assertThat(node.get("/o/heemskerk?page=0").statusCode()).isEqualTo(400);
  }

  @Test
  void agendaSignalsAndAdviceStandThereWithWhereTheyStand() {
    String editor = village.editor().cookies();
    int year = java.time.LocalDate.now(nl.telmee.trajectory.Trajectories.HERE).getYear();
    String agenda = "/council/agendas/velsen/" + year;
    village.send(
        agenda,
        editor,
        "subject",
        "Speeltuinen",
        "way",
        "poll",
        "period",
        "second-quarter",
        "responsible",
        "together");
    village.send(agenda + "/_publish", editor, "go", "1");
    village.send(
        "/council/signals",
        editor,
        "organisation",
        "velsen",
        "subject",
        "Kapotte goal",
        "what",
        "Op het veld.");
    assertThat(page("/o/ijmond"))
        .contains("Speeltuinen", "Nog niet begonnen", "April tot en met juni · Velsen")
        .contains("1 open, 0 beantwoord.", "Kapotte goal", "Velsen · Vandaag");

    String item =
        village
            .rows("select id from agenda_item where content->>'subject' = 'Speeltuinen'")
            .getFirst();
    published("velsen", "speeltuinen");
    village.change(
        "update trajectory set origin_kind = 'agenda', origin_id = '"
            + item
            + "' where slug = 'speeltuinen'");
    assertThat(page("/o/velsen"))
        .contains("Loopt sinds", "href=\"/t/speeltuinen\"")
        .doesNotContain("Nog niet begonnen");
  }

  @Test
  void whatAnotherNodeChangedIsCountedAtTheNextLook() {
    try (Tale tale = new Tale(node, "geteld")) {
      tale.publish(30, 7);
      assertThat(page("/o/velsen")).contains("Er is nog niets besloten.");
      String poll = Tale.answered(node, "teller");
      tale.ask(poll);
      node.close(poll);
      tale.hear();
      tale.report();
      assertThat(node.get("/t/geteld/papers/report").statusCode()).isEqualTo(200);
      tale.decide(tale.said, "adopted", "Dit past goed in het plan voor wonen dat er al ligt.", "");
      assertThat(page("/o/velsen"))
          .contains("Besloten over 1 punt: 1 overgenomen, 0 deels, 0 niet.")
          .contains("<rect class=\"yes\" x=\"0.00%\" y=\"1\" width=\"100.00%\"");
    }
  }
}
