package nl.telmee.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.trajectory.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Telling people what was done with what they said, and doing better. */
final class FeedbackTest {
  private static TestNode node;
  private static Village village;
  private static String editor;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    village = new Village(node);
    editor = village.editor().cookies();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aTextIsProposedFromTheDecisionsThatNobodyWasToldOf() {
    Course course = new Course(node, village, "proposed").until(Step.DECISION).decided();

    String page = village.get(course.desk("/feedback"), editor).body();

    assertThat(page)
        .contains("1 besluit is nog niet verteld.", "Jullie zeiden: De speelplek is te donker.")
        .contains("Overgenomen. " + Course.SAYS, "Dit kun je niet ongedaan maken")
        .containsPattern("value=\"" + Course.FINDING + "\" checked");
  }

  @Test
  void feedbackIsGivenOnceReadThroughAndFollowersAreTold() {
    Course course = new Course(node, village, "given").until(Step.DECISION).decided();
    String page = course.desk("/feedback");
    String text = "Het wordt lichter bij de speelplek, want jullie zeiden dat het donker is.";

    HttpResponse<String> hasty =
        village.send(page, editor, "findings", Course.FINDING, "text", text, "seen", "");
    assertThat(hasty.statusCode()).isEqualTo(400);
    assertThat(hasty.body()).contains("Ik heb het nagelezen: vul dit in.", text);
    HttpResponse<String> nothing =
        village.send(page, editor, "text", text, "sure", "yes", "seen", "");
    assertThat(nothing.statusCode()).isEqualTo(400);
    HttpResponse<String> given =
        village.send(
            page, editor, "findings", Course.FINDING, "text", text, "sure", "yes", "seen", "");
    assertThat(given.statusCode()).as(given.body()).isEqualTo(303);

    assertThat(village.get(page, editor).body()).contains(text, "Dit gaat over 1 bevinding");
    assertThat(village.rows("select type from event where type like '%feedback.given%'"))
        .isNotEmpty();
    assertThat(course.view().path("decisions").path(0).path("told").asText()).isNotEmpty();
  }

  @Test
  void aTextIsMadeAnewForWhatIsTicked() {
    Course course = new Course(node, village, "anew").until(Step.DECISION).decided();

    HttpResponse<String> page =
        village.send(course.desk("/feedback"), editor, "text", "x", "propose", "yes", "seen", "");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("Jullie zeiden:");
    assertThat(course.view().path("feedback")).isEmpty();
  }

  @Test
  void aClassGetsACardWithTheWayToThePage() {
    Course course = new Course(node, village, "card").until(Step.DECISION).decided();
    String page = course.desk("/feedback");
    assertThat(village.get(page + "/card", editor).statusCode()).isEqualTo(404);
    village.send(
        page, editor, "findings", Course.FINDING, "text", Course.SAYS, "sure", "yes", "seen", "");

    HttpResponse<String> card = village.get(page + "/card?for=klas+3B&size=a5", editor);

    assertThat(card.body())
        .contains("voor klas 3B", "<strong>1</strong> Overgenomen", "/t/card", Course.SAYS)
        .containsPattern("(?s)feedback-card.*feedback-card");
  }

  @Test
  void aTitleThatAsksSomethingEndsItsOwnLine() {
    Course course = new Course(node, village, "asks").until(Step.DECISION).decided();
    village.change(
        "update trajectory set content = jsonb_set(content, '{subject,title,nl}',"
            + " '\"Wat mist er?\"') where id = '"
            + course.id()
            + "'");

    assertThat(village.get(course.desk("/feedback"), editor).body())
        .contains("Je praatte mee over:\nWat mist er?\n\nDit is ermee gedaan.")
        .doesNotContain("?.");
  }

  @Test
  void theCardHoldsAllThatPeopleWereTold() {
    Course course = new Course(node, village, "all-told").until(Step.DECISION).decided();
    String page = course.desk("/feedback");
    String longest = Course.SAYS.repeat(30) + " Dit is het einde.";
    for (String text : new String[] {"Het eerste wat we vertelden.", longest}) {
      village.send(
          page, editor, "findings", Course.FINDING, "text", text, "sure", "yes", "seen", "");
    }

    String card = village.get(page + "/card?size=a4", editor).body();

    assertThat(card)
        .contains("Het eerste wat we vertelden.", "Dit is het einde.", "Lees verder")
        .contains("blad 1 van 2", "blad 2 van 2");
    assertThat(card.split("<article", -1)).as("sheets").hasSize(1 + 2);
    assertThat(card.split("vinden\\.", -1)).as("no sentence is lost").hasSize(1 + 30);
    assertThat(card.split("QR-code", -1)).hasSize(2);
  }

  /** A poll with two classes that got codes, as an activity of a trajectory. */
  private static void classes(Course course) {
    String poll = java.util.UUID.randomUUID().toString();
    village.change(
        """
        insert into poll (id, organisation, slug, state, definition, opened_at, created_at)
        values ('%1$s', 'velsen', 'klassen', 'open', '{"title":{"nl":"x"},"questions":[]}',
          '2026-02-01', now());
        insert into code_group (poll_id, id, name, kind, issued, made_at) values
          ('%1$s', gen_random_uuid(), 'Klas 3B', 'code', 0, now()),
          ('%1$s', gen_random_uuid(), 'Voetbalclub', 'code', 0, now()),
          ('%1$s', gen_random_uuid(), 'Stapel formulieren', 'paper', 0, now());
        update trajectory set content = jsonb_insert(content, '{activities,0}', '{"id":"%1$s",
          "form":"poll","title":"Peiling","poll":"%1$s","on":"2026-11-10","people":20,"notes":"",
          "origin":"","cancelled":"","frozen":1}') where id = '%2$s'
        """
            .formatted(poll, course.id()));
  }

  @Test
  void theClassesThatGotCodesAreOfferedAndEachGetsACard() {
    Course course = new Course(node, village, "classes").until(Step.DECISION).decided();
    String page = course.desk("/feedback");
    village.send(
        page, editor, "findings", Course.FINDING, "text", Course.SAYS, "sure", "yes", "seen", "");
    classes(course);

    assertThat(village.get(page, editor).body())
        .contains("value=\"Klas 3B\"", "value=\"Voetbalclub\"", "Kaarten voor alle 2 groepen")
        .doesNotContain("Stapel");
    assertThat(village.get(page + "/card?all=yes&for=&size=a4", editor).body())
        .containsPattern("(?s)sheet a4.*voor Klas 3B.*sheet a4.*voor Voetbalclub")
        .doesNotContain("aria-hidden=\"true\"><div");
    assertThat(village.get(page + "/card?for=Voetbalclub&for=&size=a5", editor).body())
        .contains("voor Voetbalclub")
        .doesNotContain("Klas 3B");
    assertThat(village.get(page + "/card?for=Klas+3B&for=de+buurt&size=a5", editor).body())
        .containsPattern("(?s)sheet a5.*voor Klas 3B.*voor de buurt")
        .doesNotContainPattern("(?s)sheet a5.*sheet a5");
  }

  @Test
  void aRecommendationBecomesAnActionWithAnOwnerAndADay() {
    Course course = new Course(node, village, "better").until(Step.DECISION);
    course.put(
        "PUT",
        village.editor(),
        "/sections/evaluation",
        "{\"contribution\":\"x\",\"recommendations\":[\"Vraag het eerder.\"],\"refusal\":\"\"}");
    String page = course.desk("/improvements");

    assertThat(village.get(page, editor).body()).contains("Vraag het eerder.", "Maak er een actie");
    assertThat(village.get(page + "/new?recommendation=0", editor).body())
        .contains("Vraag het eerder.</textarea>");
    HttpResponse<String> dropped =
        village.send(page, editor, "text", "Vraag het eerder.", "standing", "dropped", "seen", "");
    assertThat(dropped.statusCode()).isEqualTo(400);
    assertThat(dropped.body()).contains("Hoe het gaat: schrijf waarom dit niet doorgaat.");
    village.send(
        page,
        editor,
        "text",
        "Vraag het eerder.",
        "owner",
        "de projectleider",
        "dueOn",
        "2026-01-31",
        "standing",
        "in-motion",
        "seen",
        "");
    assertThat(village.get(page, editor).body())
        .contains("de projectleider, uiterlijk 31 januari 2026", "Te laat")
        .doesNotContain("Maak er een actie");
  }
}
