package nl.telmee.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A signal from the first word to its answer. */
final class SignalsTest {
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

  private static HttpResponse<String> bring(String subject, String what, String... more) {
    String[] fields = new String[more.length + 4];
    fields[0] = "subject";
    fields[1] = subject;
    fields[2] = "what";
    fields[3] = what;
    System.arraycopy(more, 0, fields, 4, more.length);
    return village.send("/o/velsen/signals", "", fields);
  }

  /** A signal that somebody brought; yields its id. */
  private static String brought(String subject) {
    assertThat(bring(subject, "Het is hier donker.").statusCode()).isEqualTo(303);
    return village.rows("select id from signal where subject = '" + subject + "'").getFirst();
  }

  private static HttpResponse<String> decide(String cookies, String id, String... fields) {
    String[] all = new String[fields.length + 2];
    all[0] = "revision";
    all[1] = village.rows("select revision from signal where id = '" + id + "'").getFirst();
    System.arraycopy(fields, 0, all, 2, fields.length);
    return village.send("/council/signals/" + id + "/_decide", cookies, all);
  }

  private static String published(String subject) {
    String id = brought(subject);
    HttpResponse<String> done =
        decide(editor, id, "decision", "publish", "subject", subject, "what", "Het is donker.");
    assertThat(done.statusCode()).isEqualTo(303);
    return id;
  }

  private static JsonNode api(String id) {
    return TestNode.json(node.get("/api/v1/signals/" + id));
  }

  @Test
  void aSignalIsNotThereUntilItWasRead() {
    String id = brought("Lantaarn kapot");
    assertThat(node.get("/o/velsen/signals").body()).doesNotContain("Lantaarn kapot");
    assertThat(node.get("/o/velsen/signals/" + id).statusCode()).isEqualTo(404);
    assertThat(node.get("/api/v1/signals/" + id).statusCode()).isEqualTo(404);

    decide(
        editor,
        id,
        "decision",
        "publish",
        "subject",
        "Lantaarn kapot",
        "what",
        "Zonder naam.",
        "theme",
        "public-space");

    assertThat(node.get("/o/velsen/signals").body())
        .contains("Lantaarn kapot", "Vandaag binnengekomen. Antwoord uiterlijk");
    assertThat(api(id).path("what").asText()).isEqualTo("Zonder naam.");
    assertThat(api(id).path("themes").toString()).isEqualTo("[\"public-space\"]");
    assertThat(village.rows("select what from signal where id = '" + id + "'"))
        .containsExactly("Zonder naam.");
  }

  @Test
  void whoSentItComesBackWithALinkThatNobodyElseHas() {
    HttpResponse<String> sent = bring("Bankje weg", "Er stond een bankje.");
    String receipt = sent.headers().firstValue("Location").orElseThrow();
    assertThat(node.get(receipt).body())
        .contains("Dank je wel", "Bankje weg", "We lezen het eerst");
    String id = village.rows("select id from signal where subject = 'Bankje weg'").getFirst();
    decide(member, id, "decision", "leave-out", "reason", "Dit staat al op de site.");

    assertThat(node.get(receipt).body()).contains("Dit staat al op de site.");
    assertThat(node.get("/o/velsen/signals/" + id).statusCode()).isEqualTo(404);
    assertThat(node.get("/o/velsen/signals/receipt/" + "a".repeat(24)).statusCode()).isEqualTo(404);
    assertThat(node.get(receipt.replace("/velsen/", "/beverwijk/")).statusCode()).isEqualTo(404);
    assertThat(village.rows("select hash::text from signal_receipt").toString())
        .doesNotContain(receipt.replaceFirst(".*/", "").replaceFirst("\\?.*", ""));
  }

  @Test
  void aBrowserSupportsASignalOnceAndIsForgottenWithTheAnswer() {
    String id = published("Meer groen");
    HttpResponse<String> first =
        village.send("/o/velsen/signals/" + id + "/support", "", "go", "1");
    String cookie = Staff.cookies(first);
    village.send("/o/velsen/signals/" + id + "/support", cookie, "go", "1");
    assertThat(api(id).path("supports").asInt()).isEqualTo(1);
    assertThat(village.get("/o/velsen/signals/" + id, cookie).body()).contains("Jij steunt dit");
    village.send("/o/velsen/signals/" + id + "/support", "", "go", "1");
    assertThat(api(id).path("supports").asInt()).isEqualTo(2);

    decide(editor, id, "decision", "answered", "reply", "In het voorjaar komen er bomen.");

    assertThat(api(id).path("supports").asInt()).isEqualTo(2);
    assertThat(village.rows("select 1 from signal_support where signal = '" + id + "'")).isEmpty();
    assertThat(village.send("/o/velsen/signals/" + id + "/support", "", "go", "1").statusCode())
        .isEqualTo(409);
  }

  @Test
  void whoSupportedBothIsCountedOnceWhenTwoSignalsAreBroughtTogether() {
    String one = published("Te hard rijden");
    String other = published("Racen in de straat");
    String third = published("Alle wagens te hard");
    for (String supporter :
        new String[] {one + " a", one + " b", other + " a", other + " c", third + " a"}) {
      String[] parts = supporter.split(" ", 2);
      String key = new UUID(0, parts[1].charAt(0)).toString();
      HttpResponse<String> done =
          node.post(
              "/api/v1/signals/" + parts[0] + "/_support",
              "application/json",
              "{\"supporter\":\"" + key + "\"}");
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }
    decide(editor, third, "decision", "merge", "into", one);
    decide(editor, one, "decision", "merge", "into", other);

    assertThat(api(other).path("supports").asInt()).isEqualTo(3);
    assertThat(api(other).path("brought").asInt()).isEqualTo(3);
    assertThat(api(one).path("mergedInto").asText()).isEqualTo(other);
    assertThat(api(third).path("mergedInto").asText()).isEqualTo(other);
    assertThat(node.get("/o/velsen/signals/" + third).body())
        .contains("/o/velsen/signals/" + other);
    assertThat(decide(editor, other, "decision", "merge", "into", other).statusCode())
        .isEqualTo(409);
  }

  @Test
  void anAnswerIsToldToFollowersAndWrittenInTheLog() {
    String id = published("Speeltuin open houden");
    HttpResponse<String> done =
        decide(
            member,
            id,
            "decision",
            "taken-up",
            "reply",
            "We zetten het op de agenda.",
            "link",
            "/o/velsen/agenda");
    assertThat(done.statusCode()).isEqualTo(303);

    assertThat(node.get("/api/v1/events?type=nl.telmee.signal.answered.v1").body())
        .contains("signals/" + id, "\"outcome\":\"taken-up\"", "Speeltuin open houden");
    assertThat(village.rows("select action from audit_entry where subject = '" + id + "'"))
        .containsExactly("signal-published", "signal-answered");
    JsonNode answer = api(id).path("answer");
    assertThat(answer.path("by").asText()).isEqualTo("raad");
    assertThat(answer.path("link").asText()).isEqualTo("/o/velsen/agenda");
    assertThat(village.rows("select state from signal_step where signal = '" + id + "'"))
        .containsExactly("open", "taken-up");
  }

  @Test
  void everybodySeesWhatIsLate() {
    String id = published("Stoep verzakt");
    assertThat(node.get("/o/velsen/signals/" + id).body()).doesNotContain("te laat");
    village.change(
        "update signal set due_on = due_on - 45, received_on = received_on - 45 where id = '"
            + id
            + "'");

    assertThat(node.get("/o/velsen/signals/" + id).body()).contains("3 dagen te laat");
    assertThat(node.get("/o/velsen/signals").body()).contains("wacht te lang op antwoord");
    assertThat(api(id).path("overdue").asBoolean()).isTrue();
    decide(editor, id, "decision", "refused", "reply", "De stoep is van een ander.");
    assertThat(node.get("/o/velsen/signals?state=answered").body())
        .contains("Stoep verzakt", "3 dagen te laat", "Niet opgepakt");
  }

  @Test
  void anAnswerNeedsAReasonAndNothingThatWasTypedIsLost() {
    String id = published("Bushalte");
    HttpResponse<String> empty =
        decide(editor, id, "decision", "refused", "reply", " ", "link", "/getypt");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body()).contains("Schrijf een antwoord", "/getypt");
    assertThat(decide(editor, id, "decision", "taken-up", "reply", "x", "link", "javascript:1"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(400);

    HttpResponse<String> second =
        village.send(
            "/council/signals/" + id + "/_decide",
            member,
            "revision",
            "0",
            "decision",
            "answered",
            "reply",
            "Mijn lange antwoord");
    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(second.body()).contains("Iemand anders heeft", "Mijn lange antwoord");
    assertThat(api(id).path("state").asText()).isEqualTo("open");
  }

  @Test
  void neighboursAndViewersDecideNothing() {
    String id = published("Brug");
    String neighbour = village.neighbour().cookies();
    String viewer = Staff.of(node, "viewer", "velsen").cookies();
    assertThat(village.get("/council/signals/" + id, neighbour).statusCode()).isEqualTo(404);
    assertThat(decide(neighbour, id, "decision", "answered", "reply", "x").statusCode())
        .isEqualTo(404);
    assertThat(decide(viewer, id, "decision", "answered", "reply", "x").statusCode())
        .isEqualTo(403);
    assertThat(village.get("/council/signals", viewer).statusCode()).isEqualTo(403);
    assertThat(village.get("/council/signals?state=open", neighbour).body()).doesNotContain("Brug");
  }

  @Test
  void whatPointsAtAPersonIsAskedAboutFirst() {
    String what = "Bel Anna de Vries op 06-12345678.";
    HttpResponse<String> asked = bring("Overlast", what);
    assertThat(asked.statusCode()).isEqualTo(400);
    assertThat(asked.body()).contains("telefoonnummer", "Bel Anna de Vries");
    assertThat(bring("Overlast", what, "sure", "1").statusCode()).isEqualTo(303);
    String id = village.rows("select id from signal where subject = 'Overlast'").getFirst();
    assertThat(village.get("/council/signals/" + id, editor).body())
        .contains("telefoonnummer: 06-12345678");
  }

  @Test
  void whoFillsInWhatPeopleDoNotSeeBringsNothing() {
    assertThat(bring("Koop nu", "Goedkoop", "website", "http://x").statusCode()).isEqualTo(303);
    assertThat(village.rows("select 1 from signal where subject = 'Koop nu'")).isEmpty();
  }

  @Test
  void aFormOfAnotherSiteIsRefused() {
    HttpResponse<String> foreign =
        node.post(
            "/o/velsen/signals",
            "application/x-www-form-urlencoded",
            "subject=x&what=y",
            "Sec-Fetch-Site",
            "cross-site");
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  @Test
  void aCouncilMemberBringsSomethingUpThatEverybodySeesAtOnce() {
    HttpResponse<String> sent =
        village.send(
            "/council/signals",
            member,
            "organisation",
            "velsen",
            "subject",
            "Vervoer naar school",
            "what",
            "We horen dit vaak.");
    assertThat(node.get("/o/velsen/signals/" + Village.made(sent)).body()).contains("Van de raad.");
    assertThat(
            village
                .send(
                    "/council/signals",
                    member,
                    "organisation",
                    "beverwijk",
                    "subject",
                    "x",
                    "what",
                    "y")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void theTimeToAnswerIsTheOrganisationsOwn() {
    assertThat(
            village
                .send("/council/signals/_term", editor, "organisation", "velsen", "weeks", "2")
                .statusCode())
        .isEqualTo(303);
    String id = brought("Snel");
    assertThat(village.rows("select due_on - received_on from signal where id = '" + id + "'"))
        .containsExactly("14");
    village.send("/council/signals/_term", editor, "organisation", "velsen", "weeks", "6");
    assertThat(
            village
                .send("/council/signals/_term", member, "organisation", "velsen", "weeks", "2")
                .statusCode())
        .isEqualTo(403);
  }
}
