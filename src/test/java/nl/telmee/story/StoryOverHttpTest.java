package nl.telmee.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.Tale;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.hearing.Course;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What everybody sees of a trajectory, from a draft to its end. */
final class StoryOverHttpTest {
  private static TestNode node;
  private static Village village;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    village = new Village(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /** Opens a poll in which ten people answered; yields its id. */
  private static String page(String slug) {
    HttpResponse<String> response = node.get("/t/" + slug);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  @Test
  void aDraftIsNotThereForAnybody() {
    try (Tale tale = new Tale(node, "nog-niet")) {
      assertThat(node.get("/t/nog-niet").statusCode()).isEqualTo(404);
      tale.publish(30, 7);
      assertThat(node.get("/t/nog-niet").statusCode()).isEqualTo(200);
      assertThat(node.get("/t/nooit").statusCode()).isEqualTo(404);
      assertThat(node.get("/t/NOOIT").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void oneStepIsSaidAsOne() {
    new Course(node, village, "een-stap").until(Step.COUNCIL_START);

    assertThat(page("een-stap")).contains("1 van de 12 stappen is klaar.");
  }

  @Test
  void whatWasCountedInTalksStandsBesideTheResultsOnceResidentsWereHeard() {
    Course course = new Course(node, village, "geteld").until(Step.ACTIVITIES);
    course.put(
        "PUT",
        village.editor(),
        "/items/activities/" + Course.ACTIVITY,
        """
        {"form":"conversations","title":"Op straat","on":"2026-11-10","people":14,
         "notes":"%s","origin":"Het jongerenwerk","points":[{"text":"Te donker","times":9}]}
        """
            .formatted(Course.SAYS));
    assertThat(page("geteld")).doesNotContain("Te donker");

    course.put("POST", village.editor(), "/steps/activities/_complete", "{}");

    assertThat(page("geteld"))
        .contains("Geteld in gesprekken en andere bronnen", "Het jongerenwerk")
        .contains("<th scope=\"row\">Te donker</th><td class=\"n\">9</td>")
        .contains("href=\"#points-" + Course.ACTIVITY + "\"");
  }

  @Test
  void thePageSaysHowFarResidentsTakePartAndWhatTheyCanAndCannotInfluence() {
    try (Tale tale = new Tale(node, "begin")) {
      tale.publish(30, 7);
      assertThat(page("begin"))
          .contains(
              "Meedenken",
              "Je zegt wat je vindt. Het bestuur beslist.",
              "Hoe en waarover jongeren meepraten.",
              "Het geld dat er is, staat vast.",
              "Jeugdwet",
              "Het bestuur van Velsen besluit.",
              "Dit traject is samen met: Beverwijk.")
          .contains("0 van de 12 stappen zijn klaar.", "aria-current=\"step\"")
          .doesNotContain("Wat jullie zeiden", "te laat");
    }
  }

  @Test
  void aStepThatIsLateIsSaidOpenly() {
    try (Tale tale = new Tale(node, "te-laat")) {
      tale.publish(-3, 30);
      assertThat(page("te-laat")).contains("Dit is te laat. Het had klaar moeten zijn op");
      assertThat(node.get("/o/velsen").body()).contains("Dit is te laat.");
    }
  }

  @Test
  void anOpenPollIsOneClickAway() {
    String poll = Tale.answered(node, "flits");
    try (Tale tale = new Tale(node, "open")) {
      tale.publish(30, 7);
      tale.ask(poll);
      assertThat(page("open"))
          .contains("class=\"button big\" href=\"/p/flits\"", "Overgeslagen op", "Flitspeiling")
          .contains("De raad doet mee in de focusgroep.", "Van 2 groepen nog niet bekend");
      assertThat(node.get("/p/flits/results").body()).contains("href=\"/t/open\"");
    }
  }

  @Test
  void theResultsSoonLeadToATrajectoryThatTookThePollElsewhere() {
    String poll = Tale.answered(node, "eerder");
    try (Tale tale = new Tale(node, "later")) {
      tale.publish(30, 7);
      assertThat(node.get("/p/eerder/results").body()).doesNotContain("class=\"story-link\"");
      tale.ask(poll);
      Patience.until(
          () -> node.get("/p/eerder/results").body(), now -> now.contains("href=\"/t/later\""));
    }
  }

  @Test
  void whatWasHeardCanBeWalkedToWhatWasDecidedAndTold() {
    String poll = Tale.answered(node, "heel");
    try (Tale tale = new Tale(node, "heel")) {
      tale.publish(30, 7);
      tale.ask(poll);
      node.close(poll);
      tale.hear();
      assertThat(page("heel")).doesNotContain("Wat jullie zeiden");
      tale.report();
      assertThat(page("heel")).contains("Nog geen besluit", "Eens met het verslag");

      tale.decide(
          tale.counted, "adopted", "Dit past goed in het plan voor wonen dat er al ligt.", "");
      tale.decide(tale.said, "not-adopted", "Daar is dit jaar geen geld voor in de begroting.", "");
      tale.tell();
      String told = page("heel");
      assertThat(told)
          .contains("id=\"finding-" + tale.counted, "id=\"decision-" + tale.said)
          .contains("href=\"#feedback-" + tale.feedback, "id=\"feedback-" + tale.feedback)
          .contains("href=\"#finding-" + tale.said, "href=\"#activity-" + tale.activity)
          .contains(
              "Overgenomen", "Niet overgenomen", "Daar is dit jaar geen geld voor in de begroting.")
          .contains("/p/heel/results?version=", "Hoe er is gevraagd")
          .contains("1 groep bereikt", "1 groep niet bereikt");

      tale.finding(
          tale.said,
          "Jongeren willen meer plekken.",
          "Er stond meer dan wat er op de avond is gezegd.");
      assertThat(page("heel"))
          .contains(
              "Dit besluit gaat over de eerdere tekst. Er komt een nieuw besluit.",
              "De focusgroep kijkt opnieuw, want een bevinding is aangepast.")
          .doesNotContain("Eens met het verslag");
      tale.judge();
      tale.decide(
          tale.said,
          "partly-adopted",
          "Er komt dit jaar geld voor twee plekken per gemeente.",
          "De raad heeft er alsnog geld voor vrijgemaakt.");
      assertThat(page("heel"))
          .contains(
              "Verbeterd op",
              "Er stond meer dan wat er op de avond is gezegd.",
              "De raad heeft er alsnog geld voor vrijgemaakt.")
          .contains(
              "Niet overgenomen. Daar is dit jaar geen geld voor in de begroting.",
              "Deels overgenomen")
          .doesNotContain("gaat over de eerdere tekst");
    }
  }

  @Test
  void aMovedDayAStepTakenBackAndAResultThatWasLeftOutAreToBeSeen() {
    String poll = Tale.answered(node, "eerlijk");
    try (Tale tale = new Tale(node, "eerlijk")) {
      tale.publish(30, 7);
      tale.planned(60, 7);
      assertThat(page("eerlijk")).contains("Uitgesteld. Eerst stond hier:");
      tale.ask(poll);
      node.close(poll);
      tale.hear();
      assertThat(page("eerlijk")).doesNotContain("Niet in het verslag");
      tale.report();
      assertThat(page("eerlijk"))
          .contains("Niet in het verslag", "Waarom: Dit hoort niet bij de vraag van het traject.");
      tale.back(Step.REVIEW, "De focusgroep wil het verslag nog een keer lezen.");
    }
    assertThat(page("eerlijk"))
        .contains("opnieuw begonnen. Waarom: De focusgroep wil het verslag nog een keer lezen.");
  }

  @Test
  void afterTheEndItSaysHowItWentAndTheOrganisationCountsIt() {
    String poll = Tale.answered(node, "einde");
    try (Tale tale = new Tale(node, "einde")) {
      tale.publish(30, 7);
      tale.ask(poll);
      node.close(poll);
      tale.hear();
      tale.report();
      tale.decide(
          tale.counted, "adopted", "Dit past goed in het plan voor wonen dat er al ligt.", "");
      tale.decide(
          tale.said,
          "partly-adopted",
          "Er is dit jaar alleen geld voor de helft van de plekken.",
          "");
      tale.tell();
      tale.lookBack();
    }
    assertThat(page("einde"))
        .contains(
            "Dit traject is afgerond op",
            "11 van de 12 stappen zijn klaar. 1 stap is overgeslagen.")
        .contains("Goed geluisterd", "4 van 5", "Vraag het een volgende keer eerder.")
        .contains("Begin elke keer op school", "De vraag gaat voortaan eerst langs de focusgroep.");
    assertThat(page("einde"))
        .as("it does not go on")
        .contains("Hoor het als er iets nieuws komt")
        .doesNotContain("Zo kun je meepraten")
        .doesNotContain("Volg hoe het verder gaat");
    assertThat(node.get("/t/einde/").headers().firstValue("Location")).contains("/t/einde");
    assertThat(node.get("/o/velsen").body())
        .contains("Afgerond", "Overgenomen: 1", "0 dagen (bij")
        .contains("Welke groepen zijn bereikt?", "href=\"/o/velsen/signals\"");
    assertThat(node.get("/").body()).contains("href=\"/o/velsen\"");
  }

  @Test
  void theReceiptLeadsToTheTrajectoryWithItsNewestNews() {
    String poll = Tale.answered(node, "bon");
    try (Tale tale = new Tale(node, "bon")) {
      String receipt = receipt("bon");
      assertThat(node.get(receipt).body()).contains("data-news=\"0\"");
      tale.publish(30, 7);
      tale.ask(poll);
      String body = node.get(receipt).body();
      assertThat(body)
          .contains("href=\"/t/bon\"", "Deze stap is klaar: Voorbereiden.", "Nu: Meepraten.")
          .doesNotContain("data-news=\"0\"");
      assertThat(node.get("/api/v1/events?type=nl.telmee.poll.closed.v1").body())
          .doesNotContain("\"bon\"");
      node.close(poll);
      assertThat(node.get("/feeds/velsen/atom?trajectory=bon").body()).contains("Peiling gesloten");
    }
  }

  /** Answers on the page; yields the address of the receipt. */
  private static String receipt(String slug) {
    HttpResponse<String> sent =
        node.post(
            "/api/v1/polls/"
                + TestNode.json(node.get("/api/v1/polls?organisation=velsen"))
                    .findParents("slug")
                    .stream()
                    .filter(one -> one.path("slug").asText().equals(slug))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText()
                + "/responses",
            "application/x-www-form-urlencoded",
            "key=" + UUID.randomUUID() + "&a.municipality=velsen&a.themes=green&a.importance=5");
    return sent.headers().firstValue("Location").orElseThrow(() -> new AssertionError(sent.body()));
  }

  @Test
  void aBrowserThatHasThePageGetsNoOther() {
    try (Tale tale = new Tale(node, "bekend")) {
      tale.publish(30, 7);
      HttpResponse<String> first = node.get("/t/bekend");
      String tag = first.headers().firstValue("ETag").orElseThrow();
      assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
      assertThat(node.get("/t/bekend", "If-None-Match", tag).statusCode()).isEqualTo(304);
      tale.done(nl.telmee.trajectory.Step.AGENDA);
      assertThat(node.get("/t/bekend", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aRegionComparesItsMunicipalitiesAndNobodyElseDoes() {
    assertThat(node.get("/o/ijmond/compare").body())
        .contains("Beverwijk", "Velsen", "Dagen tot het eerste antwoord", "Hoe we tellen");
    assertThat(node.get("/o/velsen/compare").statusCode()).isEqualTo(404);
    assertThat(node.get("/o/velsen").body())
        .contains("href=\"/o/ijmond/compare\"")
        .doesNotContain("/o/velsen/compare");
    assertThat(node.get("/o/ijmond").body()).contains("/o/ijmond/compare", "href=\"/o/velsen\"");
    assertThat(node.get("/o/nergens").statusCode()).isEqualTo(404);
  }

  @Test
  void aVersionSaysTheSameWheneverItIsRead() {
    String poll = Tale.answered(node, "versies");
    String address = "/api/v1/polls/" + poll + "/results?version=";
    int version = node.results(poll).path("version").asInt();
    String before = node.get(address + version).body();
    Tale.answer(node, poll, 10);
    assertThat(node.results(poll).path("version").asInt()).isGreaterThan(version);
    assertThat(node.get(address + version).body()).isEqualTo(before);
    assertThat(node.get("/p/versies/results?version=" + version).body())
        .contains("Dit is versie " + version, "href=\"/p/versies/results\"")
        .doesNotContain("data-stream=");
    assertThat(node.get(address + "999").statusCode()).isEqualTo(404);
    assertThat(node.get(address + "0").statusCode()).isEqualTo(400);
    assertThat(node.get("/p/versies/results?version=x").statusCode()).isEqualTo(400);
  }
}
