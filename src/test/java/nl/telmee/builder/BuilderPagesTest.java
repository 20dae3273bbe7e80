package nl.telmee.builder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.TestNode;
import nl.telmee.web.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making a poll with nothing but forms, on a whole node. */
final class BuilderPagesTest {
  private static TestNode node;
  private static Maker maker;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("heemskerk");
    maker = Maker.administrator(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String text(String sql) {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode stored(String poll) {
    return (ObjectNode)
        Json.readOwn(text("select definition::text from poll where id = '" + poll + "'"));
  }

  private static String page(String poll, String name) {
    HttpResponse<String> response = maker.get("/staff/polls/" + poll + "/" + name);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static ObjectNode titled(JsonNode draft, String title) {
    ObjectNode copy = draft.deepCopy();
    copy.withObject("title").put("nl", title);
    return copy;
  }

  @ParameterizedTest
  @EnumSource
  void aTemplateCanOpenAsItIs(Template template) {
    String poll = maker.template(template.slug());

    assertThat(page(poll, "edit")).contains("Klaar om te openen", "Geen tips");
    assertThat(page(poll, "open")).contains("/p/" + stored(poll).path("slug").asText());
  }

  static List<String> files() throws IOException {
    return LimeSurveyTest.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aLimeSurveyFileBecomesADraftThatLacksNothingItCouldNotHold(String file) throws IOException {
    String content = Files.readString(Path.of("src/test/resources/lss/" + file + ".lss"));

    HttpResponse<String> begun = maker.begin("file", file + ".lss", content);
    String poll = Maker.id(begun);

    boolean remarks =
        Files.readString(Path.of("src/test/resources/lss/" + file + ".txt")).contains("\n! ");
    assertThat(Maker.location(begun)).endsWith(remarks ? "/import" : "/edit");
    if (remarks) {
      assertThat(page(poll, "import")).contains(file + ".lss");
    }
    assertThat(page(poll, "edit")).contains("Klaar om te openen");
    assertThat(page(poll, "phone")).contains("data-poll=\"trial-" + poll);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><document>&x;</document>",
        "{\"a\":",
        "{}",
        "",
        "PK\u0003\u0004"
      })
  void aFileThatIsNoQuestionnaireIsRefusedOnThePage(String content) {
    HttpResponse<String> refused = maker.begin("file", "x.lss", content);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("role=\"alert\"").doesNotContain("root:");
  }

  @Test
  void whatTheApiGivesBackCanBeTakenInAsAFile() {
    String poll = maker.template("public-space");
    String json =
        node.get("/api/v1/polls/" + poll, "Authorization", "Bearer " + node.token()).body();

    String again = Maker.id(maker.begin("file", "poll.json", json));

    assertThat(stored(again).path("questions")).isEqualTo(stored(poll).path("questions"));
    assertThat(again).isNotEqualTo(poll);
  }

  @Test
  void anEarlierPollBeginsAgainWithoutItsDates() {
    String poll = maker.template("meeting-evaluation");
    ObjectNode dated = stored(poll);
    dated.put("closesAt", "2099-01-01T12:00");
    maker.send(poll, 1, dated, "save");
    assertThat(stored(poll).path("closesAt").asText()).isEqualTo("2099-01-01T11:00:00Z");

    String again = Maker.id(maker.begin("earlier", poll, ""));
    String copy = Maker.id(maker.post("/staff/polls/" + poll + "/copy", Map.of()));

    for (String one : List.of(again, copy)) {
      assertThat(stored(one).has("closesAt")).isFalse();
      assertThat(stored(one).path("questions")).isEqualTo(stored(poll).path("questions"));
    }
  }

  @Test
  void everyButtonStoresWhatWasTypedFirst() {
    String poll = maker.template("public-space");
    ObjectNode typed = titled(stored(poll), "Getypt");

    HttpResponse<String> moved = maker.send(poll, 1, typed, "down.0");

    assertThat(Maker.location(moved)).contains("done=moved", "focus=down-1", "#down-1");
    assertThat(stored(poll).at("/title/nl").asText()).isEqualTo("Getypt");
    assertThat(stored(poll).at("/questions/1/id").asText()).isEqualTo("age");
    assertThat(text("select count(*) from poll_revision where poll_id = '" + poll + "'"))
        .isEqualTo("3");
  }

  @Test
  void whatIsAsItWasMakesNoRevision() {
    String poll = maker.template("public-space");

    maker.send(poll, 1, stored(poll), "autosave");

    assertThat(maker.revision(poll)).isEqualTo(1);
  }

  @Test
  void nothingTypedIsLostByAMistakeAndEachMistakeStandsBesideItsField() {
    String poll = maker.template("public-space");
    ObjectNode typed = stored(poll);
    typed.put("slug", "Niet Goed").put("opensAt", "gisteren");
    typed.withObject("resultsPolicy").put("minimumGroup", 3);
    ((ObjectNode) typed.at("/questions/1")).put("minimum", "laag").withObject("text").put("nl", "");

    HttpResponse<String> refused = maker.send(poll, 1, typed, "open");

    assertThat(Maker.location(refused)).contains("/edit?check=1");
    String page = maker.get(Maker.location(refused).replaceAll("#.*", "")).body();
    assertThat(page)
        .contains("Niet Goed", "gisteren", "laag", "href=\"#f-slug\"", "id=\"ef-slug\"")
        .contains("id=\"ef-opensAt\"", "id=\"ef-resultsPolicy.minimumGroup\"")
        .contains("id=\"ef-questions.1.text.nl\"", "id=\"ef-questions.1.minimum\"");
    assertThat(maker.get("/staff/polls/" + poll + "/open").statusCode()).isEqualTo(303);
  }

  @Test
  void twoEditorsInDifferentPlacesBothKeepTheirWork() {
    String poll = maker.template("public-space");
    ObjectNode before = stored(poll);
    ObjectNode others = before.deepCopy();
    ((ObjectNode) others.at("/questions/2/text")).put("nl", "Van de ander");
    maker.send(poll, 1, others, "save");

    HttpResponse<String> saved = maker.send(poll, 1, titled(before, "Van mij"), "save");

    assertThat(Maker.location(saved)).contains("done=merged");
    assertThat(stored(poll).at("/title/nl").asText()).isEqualTo("Van mij");
    assertThat(stored(poll).at("/questions/2/text/nl").asText()).isEqualTo("Van de ander");
  }

  @Test
  void twoEditorsInTheSamePlaceAreShownWhatDiffersAndChoose() {
    String poll = maker.template("public-space");
    ObjectNode before = stored(poll);
    maker.send(poll, 1, titled(before, "Van de <ander>"), "save");

    HttpResponse<String> differs = maker.send(poll, 1, titled(before, "Van mij"), "save");

    assertThat(differs.statusCode()).isEqualTo(409);
    assertThat(differs.body())
        .contains(
            "Van mij",
            "Van de &lt;ander&gt;",
            before.at("/title/nl").asText(),
            TestNode.ADMIN_EMAIL);
    assertThat(stored(poll).at("/title/nl").asText()).isEqualTo("Van de <ander>");

    Map<String, String> choice = new LinkedHashMap<>();
    choice.put("before", "1");
    choice.put("mine", titled(before, "Van mij").toString());
    choice.put("path.0", "title/nl");
    choice.put("side.0", "mine");
    assertThat(maker.post("/staff/polls/" + poll + "/merge", choice).statusCode()).isEqualTo(303);
    assertThat(stored(poll).at("/title/nl").asText()).isEqualTo("Van mij");
  }

  @Test
  void anEarlierVersionComesBackAndTheOthersStay() {
    String poll = maker.template("public-space");
    ObjectNode before = stored(poll);
    maker.send(poll, 1, titled(before, "Anders"), "delete.0");
    assertThat(page(poll, "history")).contains("Oude versies", "Dit is er nu");

    maker.post("/staff/polls/" + poll + "/restore", Map.of("wanted", "1"));

    assertThat(stored(poll)).isEqualTo(before);
    assertThat(maker.revision(poll)).isEqualTo(4);
  }

  @Test
  void testAnswersFollowTheRulesAreCountedApartAndGoWhenThePollOpens() {
    String poll = maker.template("meeting-evaluation");
    String path = "/staff/polls/" + poll + "/test-answers";
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("key", UUID.randomUUID().toString());
    answers.put("a.mark", "8");
    assertThat(maker.post(path, answers).body()).contains("Nog niet verstuurd");
    answers.put("a.heard", "5");
    answers.put("a.tip", "Meer <koffie>");

    assertThat(Maker.location(maker.post(path, answers))).endsWith("/tried");
    maker.post(path, answers);

    assertThat(page(poll, "test-results"))
        .contains("Er is 1 proefantwoord.", "Meer &lt;koffie&gt;");
    maker.post("/staff/polls/" + poll + "/open", Map.of("revision", "1"));
    assertThat(text("select count(*) from test_response where poll_id = '" + poll + "'"))
        .isEqualTo("0");
    assertThat(text("select count(*) from response where poll_id = '" + poll + "'")).isEqualTo("0");
  }

  @Test
  void onlyWhatTheConfirmationShowedIsOpened() {
    String poll = maker.template("public-space");
    maker.send(poll, 1, titled(stored(poll), "Later veranderd"), "save");

    HttpResponse<String> changed =
        maker.post("/staff/polls/" + poll + "/open", Map.of("revision", "1"));

    assertThat(changed.statusCode()).isEqualTo(409);
    assertThat(changed.body()).contains("Later veranderd");
    assertThat(text("select state from poll where id = '" + poll + "'")).isEqualTo("draft");
    maker.post("/staff/polls/" + poll + "/open", Map.of("revision", "2"));
    assertThat(text("select state from poll where id = '" + poll + "'")).isEqualTo("open");
  }

  @Test
  void anOpenPollIsFrozenClosesOnceAndNeverOpensAgain() {
    String poll = maker.template("public-space");
    maker.post("/staff/polls/" + poll + "/open", Map.of("revision", "1"));

    assertThat(maker.send(poll, 1, titled(Body.poll(), "Te laat"), "save").statusCode())
        .isEqualTo(404);
    assertThat(Maker.location(maker.get("/staff/polls/" + poll + "/edit")))
        .isEqualTo("/staff/polls/" + poll);
    assertThat(maker.post("/staff/polls/" + poll + "/delete", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(page(poll, "close")).contains("nooit meer open");
    assertThat(maker.post("/staff/polls/" + poll + "/close", Map.of()).statusCode()).isEqualTo(303);
    assertThat(maker.post("/staff/polls/" + poll + "/close", Map.of()).statusCode()).isEqualTo(409);
    assertThat(maker.post("/staff/polls/" + poll + "/open", Map.of("revision", "1")).statusCode())
        .isEqualTo(404);
    assertThat(
            text(
                "select string_agg(action, ',' order by seq) from audit_entry where subject = '"
                    + poll
                    + "'"))
        .isEqualTo("poll-made,poll-opened,poll-closed");
  }

  @Test
  void aDraftThatIsThrownAwayLeavesNothing() {
    String poll = maker.template("public-space");
    maker.get("/staff/polls/" + poll + "/delete");

    assertThat(maker.post("/staff/polls/" + poll + "/delete", Map.of()).statusCode())
        .isEqualTo(303);

    assertThat(text("select count(*) from poll where id = '" + poll + "'")).isEqualTo("0");
    assertThat(text("select count(*) from poll_revision where poll_id = '" + poll + "'"))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"template", "nothing", "earlier"})
  void aFileThatWasChosenIsTakenWhateverElseIsMarked(String marked) {
    String file = "{\"title\":{\"nl\":\"Uit het bestand\"},\"questions\":[{\"type\":\"text\"}]}";

    String poll = Maker.id(maker.begin(marked, "public-space", file));

    assertThat(stored(poll).at("/title/nl").asText()).isEqualTo("Uit het bestand");
  }

  @Test
  void whoChoseAMomentReadsThatThePollOpensByItself() {
    String poll = maker.template("public-space");
    maker.send(poll, 1, stored(poll).deepCopy().put("opensAt", "2099-05-01T10:00"), "save");

    assertThat(page(poll, "edit"))
        .contains("De peiling gaat vanzelf open op 1 mei 2099 om 10.00 uur.")
        .doesNotContain("Klaar om te openen");
    assertThat(page(poll, "open")).contains("/edit?done=scheduled\"");
    assertThat(page(poll, "edit?done=scheduled")).contains("Je hoeft niets meer te doen.");
  }

  @Test
  void theApiRefusesAChangeOfAnOutdatedRevision() {
    String poll = maker.template("public-space");
    String path = "/api/v1/polls/" + poll;
    String[] staff = {
      "Authorization", "Bearer " + node.token(), "Content-Type", "application/json"
    };
    String tag = node.get(path, staff).headers().firstValue("ETag").orElseThrow();
    String body = stored(poll).toString();
    maker.send(poll, 1, titled(stored(poll), "Intussen"), "save");

    HttpResponse<String> refused =
        node.send(
            node.request(path, staff)
                .header("If-Match", tag)
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body)));

    assertThat(refused.statusCode()).isEqualTo(412);
    assertThat(stored(poll).at("/title/nl").asText()).isEqualTo("Intussen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "edit",
        "import",
        "history",
        "preview",
        "phone",
        "tried",
        "test-results",
        "open",
        "close",
        "delete"
      })
  void aPollThatIsNotThereIsNotFound(String name) {
    assertThat(maker.get("/staff/polls/" + UUID.randomUUID() + "/" + name).statusCode())
        .isEqualTo(404);
    assertThat(node.get("/staff/polls/" + UUID.randomUUID() + "/" + name).statusCode())
        .isIn(303, 401);
  }
}
