package nl.telmee.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Texts from the moment they were sent until they stand with the results. */
final class ModerationTest {
  private static final int K = 5;
  private static final String[] FIVE = {
    "Meer bankjes", "Een fietspad", "Bel Kevin op 0612345678", "De bus later", "Wat een idioten"
  };

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void textsComeInLotsOfKAndTheRestAfterClosing() {
    String poll = Desk.open(node, "lots", K, "live");
    Desk desk = Desk.of(node, poll);
    Desk.write(node, poll, "een", "twee", "drie", "vier");
    assertThat(desk.seen("waiting")).isEmpty();
    Desk.write(node, poll, "vijf");
    desk.waiting(K);
    Desk.write(node, poll, "zes");
    assertThat(desk.seen("waiting")).hasSize(K);
    node.close(poll);
    desk.waiting(K + 1);
  }

  @Test
  void aTextStandsApartFromItsResponse() throws SQLException {
    String poll = Desk.open(node, "apart", K, "live");
    Desk.write(node, poll, FIVE);
    Desk.of(node, poll).waiting(K);

    List<String> keys = column("select key from response where poll_id = cast(? as uuid)", poll);
    List<String> rows =
        column("select t::text from open_text t where poll_id = cast(? as uuid)", poll);
    assertThat(rows).hasSize(K).noneMatch(row -> keys.stream().anyMatch(row::contains));
  }

  @Test
  void aMarkedPartIsHiddenByOneClickAndCanBePutBack() {
    String poll = Desk.open(node, "hide", K, "live");
    Desk desk = Desk.of(node, poll);
    Desk.write(node, poll, FIVE);
    desk.waiting(K);

    String seen = desk.seenWith("Kevin");
    assertThat(desk.decide("hide:13-23", List.of(seen), "labelled", "1").statusCode())
        .isEqualTo(303);
    assertThat(desk.page("?search=Kevin").body())
        .contains("Bel ", "[telefoonnummer]")
        .contains("Bel Kevin op 0612345678</p>");
    seen = desk.seenWith("Kevin");
    desk.decide("save", List.of(seen), "also", "bel");
    assertThat(desk.page("?search=Kevin").body()).contains("[weggehaald]");
    desk.decide("restore", List.of(desk.seenWith("Kevin")));
    assertThat(desk.page("?search=Kevin").body())
        .doesNotContain("[telefoonnummer]", "[weggehaald]");
  }

  @Test
  void ofTwoModeratorsAtOnceTheSecondChangesNothing() {
    String poll = Desk.open(node, "two", K, "live");
    Desk one = Desk.of(node, poll);
    Desk other = Desk.of(node, poll);
    Desk.write(node, poll, FIVE);
    one.waiting(K);

    String seen = one.seenWith("bankjes");
    assertThat(one.decide("publish", List.of(seen)).statusCode()).isEqualTo(303);
    HttpResponse<String> late = other.decide("leave-out", List.of(seen), "reason", "insult");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Iemand anders was je voor");
    assertThat(one.seen("published")).hasSize(1);
    assertThat(one.seen("left-out")).isEmpty();
  }

  @Test
  void severalTextsAreDecidedOnTogetherOrNotAtAll() {
    String poll = Desk.open(node, "bulk", K, "live");
    Desk desk = Desk.of(node, poll);
    Desk.write(node, poll, FIVE);
    List<String> all = desk.waiting(K);

    List<String> oneOutdated = new ArrayList<>(all);
    oneOutdated.set(2, oneOutdated.get(2).replaceFirst("\\d+$", "7"));
    assertThat(desk.decide("publish", oneOutdated).statusCode()).isEqualTo(409);
    assertThat(desk.seen("waiting")).hasSize(K);

    HttpResponse<String> done =
        desk.decide("leave-out", all, "reason", "off-topic", "new-label", "x");
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(desk.seen("left-out")).hasSize(K);
    String undo = done.headers().firstValue("Location").orElseThrow().replaceFirst(".*undo=", "");
    desk.decide("waiting", List.of(undo.split(",")));
    assertThat(desk.seen("waiting")).hasSize(K);
  }

  @Test
  void whatWasReadStandsWithTheResultsOnceKTextsWereRead() {
    String poll = Desk.open(node, "edition", K, "live");
    Desk desk = Desk.of(node, poll);
    Desk.write(node, poll, FIVE);
    desk.waiting(K);
    assertThat(texts(poll).path("edition").asInt()).isZero();
    publish(desk, "bankjes", "groen, zitten");
    publish(desk, "fietspad", "Verkeer");
    publish(desk, "bus", "verkeer");
    desk.decide("leave-out", List.of(desk.seenWith("idioten")), "reason", "insult");
    assertThat(desk.publish().statusCode()).isEqualTo(409);
    desk.decide("hide:13-23", List.of(desk.seenWith("Kevin")));
    desk.decide("hide:4-9", List.of(desk.seenWith("Kevin")));
    publish(desk, "naam", "");
    assertThat(desk.publish().statusCode()).isEqualTo(303);

    JsonNode edition = texts(poll);
    JsonNode question = edition.path("questions").path(0);
    assertThat(edition.path("edition").asInt()).isEqualTo(1);
    assertThat(question.path("read").asInt()).isEqualTo(5);
    assertThat(question.path("leftOut").asInt()).isEqualTo(1);
    assertThat(question.path("texts").valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrder(
            "Meer bankjes", "Een fietspad", "De bus later", "Bel [naam] op [telefoonnummer]");
    assertThat(question.path("labels").path(0).toString())
        .isEqualTo("{\"name\":\"Verkeer\",\"count\":2}");
    assertThat(node.get("/p/edition/results").body())
        .contains("Bel [naam] op [telefoonnummer]", "Verkeer", "40%")
        .doesNotContain("Kevin", "idioten");
    assertThat(node.get("/p/edition/texts?question=idea").body()).contains("Een fietspad");
    assertThat(node.get("/p/edition/screen?q=2").body()).contains("Verkeer");
  }

  @Test
  void afterAnEditionWhatWasHiddenIsNowhere() throws SQLException {
    String poll = Desk.open(node, "gone", K, "live");
    Desk desk = Desk.of(node, poll);
    Desk.write(node, poll, FIVE);
    desk.waiting(K);
    desk.decide("hide:13-23", List.of(desk.seenWith("Kevin")));
    desk.decide("publish", desk.seen("waiting"));
    desk.publish();

    assertThat(column("select t::text from open_text t where poll_id = cast(? as uuid)", poll))
        .hasSize(K)
        .noneMatch(row -> row.contains("0612345678"));
  }

  @Test
  void laterEditionsBringKNewTextsOrMoreAndATextCanBeTakenBackAtAnyTime() throws SQLException {
    String poll = Desk.open(node, "later", K, "live");
    Desk desk = Desk.of(node, poll);
    Desk.write(node, poll, FIVE);
    desk.decide("publish", desk.waiting(K));
    desk.publish();
    Desk.write(node, poll, "zes", "zeven", "acht", "negen", "tien");
    desk.waiting(K);
    desk.decide("publish", List.of(desk.seenWith("zeven")));
    assertThat(desk.publish().statusCode()).as("one new text").isEqualTo(409);

    String fietspad =
        desk.seen("published").stream()
            .filter(seen -> desk.page("?state=published&search=fietspad").body().contains(seen))
            .findFirst()
            .orElseThrow();
    desk.decide("leave-out", List.of(fietspad), "reason", "personal");
    assertThat(desk.publish().statusCode()).as("taken back").isEqualTo(303);
    JsonNode second = texts(poll);
    assertThat(second.path("edition").asInt()).isEqualTo(2);
    assertThat(second.toString()).doesNotContain("fietspad", "zeven");
    assertThat(
            column(
                "select number || ' ' || (content is null) from text_edition"
                    + " where poll_id = cast(? as uuid) order by number",
                poll))
        .containsExactly("1 true", "2 false");

    desk.decide("publish", desk.seen("waiting"));
    desk.publish();
    assertThat(texts(poll).toString()).contains("zeven", "tien").doesNotContain("fietspad");
  }

  @Test
  void anEditionIsSentOnceToWhoKnowsIt() {
    String poll = Desk.open(node, "tag", K, "live");
    Desk desk = Desk.of(node, poll);
    Desk.write(node, poll, FIVE);
    desk.decide("publish", desk.waiting(K));
    desk.publish();

    String path = "/api/v1/polls/" + poll + "/texts";
    HttpResponse<String> first = node.get(path);
    assertThat(first.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(node.get(path, "If-None-Match", "\"1\"").statusCode()).isEqualTo(304);
  }

  @Test
  void textsAreSeenByWhoSeesTheResults() {
    String poll = Desk.open(node, "hidden-texts", K, "after-closing");

    assertThat(node.get("/api/v1/polls/" + poll + "/texts").statusCode()).isEqualTo(403);
    assertThat(node.get("/p/hidden-texts/texts?question=idea").statusCode()).isEqualTo(403);
  }

  @Test
  void onlyWhoMayChangeThePollReadsWhatWasWritten() {
    String poll = Desk.open(node, "whose", K, "live");
    node.organisation("heemskerk");
    String path = "/staff/polls/" + poll + "/answers";
    String other = Staff.of(node, "editor", "heemskerk").cookies();
    String viewer = Staff.of(node, "viewer", "velsen").cookies();
    String council = Staff.of(node, "council-member", "velsen").cookies();

    assertThat(node.get(path, "Cookie", other).statusCode()).isEqualTo(404);
    assertThat(node.get(path, "Cookie", viewer).statusCode()).isEqualTo(403);
    assertThat(node.get(path, "Cookie", council).statusCode()).isEqualTo(403);
    assertThat(node.get(path).statusCode()).isEqualTo(303);
  }

  @Test
  void labelsAreRenamedAndRemoved() {
    String poll = Desk.open(node, "labels", K, "live");
    Desk desk = Desk.of(node, poll);
    Desk.write(node, poll, FIVE);
    desk.waiting(K);
    desk.decide("save", List.of(desk.seenWith("bankjes")), "new-label", " Park en  groen ");
    String page = desk.page("").body();
    assertThat(page).contains("Park en groen");
    String label = page.replaceFirst("(?s).*answers/labels/([0-9a-f-]{36}).*", "$1");

    assertThat(desk.post("/labels/" + label, "name", "  ").statusCode()).isEqualTo(400);
    assertThat(desk.post("/labels/" + label, "name", "Gr\0en").statusCode()).isEqualTo(400);
    desk.post("/labels/" + label, "name", "Groen");
    assertThat(desk.page("").body()).contains("Groen").doesNotContain("Park en groen");
    desk.post("/labels/" + label, "remove", "1");
    assertThat(desk.page("").body()).doesNotContain("Groen");
  }

  @Test
  void nonsenseIsRefusedKindly() {
    String poll = Desk.open(node, "nonsense", K, "live");
    Desk desk = Desk.of(node, poll);

    assertThat(desk.decide("publish", List.of()).statusCode()).isEqualTo(400);
    assertThat(desk.decide("publish", List.of("x.1", "🌳")).statusCode()).isEqualTo(400);
    assertThat(desk.decide("dance", List.of("00000000-0000-0000-0000-000000000000.0")).statusCode())
        .isEqualTo(400);
    assertThat(
            desk.decide("publish", List.of("00000000-0000-0000-0000-000000000000.0")).statusCode())
        .isEqualTo(404);
    assertThat(desk.page("?state=%F0%9F%8C%B3&label=x&search=%25_%5C&page=0").statusCode())
        .isEqualTo(200);
    assertThat(desk.page("?page=-1").statusCode()).isEqualTo(400);
  }

  private static void publish(Desk desk, String words, String labels) {
    assertThat(
            desk.decide("publish", List.of(desk.seenWith(words)), "new-label", labels).statusCode())
        .isEqualTo(303);
  }

  private static JsonNode texts(String poll) {
    return TestNode.json(node.get("/api/v1/polls/" + poll + "/texts"));
  }

  private static List<String> column(String sql, String poll) throws SQLException {
    try (Connection connection = node.jdbc();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, poll);
      ResultSet rows = statement.executeQuery();
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
